require "digest/sha1"

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

def accept(key)
  unless key.b.match?(%r{\A[A-Za-z0-9+/]{22}==\z})
    raise ArgumentError, "Sec-WebSocket-Key must be 16 bytes in base64"
  end

  Digest::SHA1.base64digest(key + GUID)
end

if ARGV.size != 1
  warn "usage: ruby accept.rb KEY"
  exit 2
end
begin
  puts accept(ARGV.first)
rescue ArgumentError => e
  abort e.message
end
