package code

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// A spoiler is a function that spoils the Accept.
type spoiler struct {
	id      string
	part    string   // what is in a line of the code, in lower case
	and     []string // one of these as well, if there are any
	not     []string // unless one of these is in the line
	never   []string // unless one of these is anywhere
	in      string   // the only language in which it does so, or ""
	newline bool     // no harm is done if the code takes the line break off
	title   string
	fix     string
}

// decoders are what makes bytes of hexadecimal digits again.
var decoders = []string{"xxd -r", "xxd -p -r", "unhexlify", "fromhex", "hex2bin", "'hex')", `"hex")`, "pack('h*", `pack("h*`, "hextobytes", "hexdecode", "decode16", "decodehex", "hex.decode", "hex::decode", "hex_to_bin", "parsehex", "tobytearray(16"}

// strips are what takes a line break off again.
var strips = []string{"strip", "chomp", "trim", "[:-1]", "[0:-1]", "replace", "gsub", "delete(", "tr(", "chop", ", '')", `, "")`, ",'')", `,"")`, "substr", "rstrip"}

const (
	withLineBreak = "The Accept then holds a line break, and the header ends too early or has an empty line in it."
	encodeBytes   = "Encode the 20 bytes of the digest, not their hexadecimal digits."
)

var spoilers = []spoiler{
	{id: "newline-in-accept", part: "encodestring(", not: strips, newline: true, title: "encodestring puts a line feed after the Accept.", fix: "Use base64.b64encode. " + withLineBreak},
	{id: "newline-in-accept", part: "encodebytes(", in: "Python", not: strips, newline: true, title: "encodebytes puts a line feed after the Accept.", fix: "Use base64.b64encode. " + withLineBreak},
	{id: "newline-in-accept", part: "base64.encode64", not: strips, newline: true, title: "Base64.encode64 puts a line feed after the Accept.", fix: "Use Base64.strict_encode64. " + withLineBreak},
	{id: "newline-in-accept", part: `.pack("m")`, not: strips, newline: true, title: `pack("m") puts a line feed after the Accept.`, fix: `Use pack("m0"). ` + withLineBreak},
	{id: "newline-in-accept", part: ".pack('m')", not: strips, newline: true, title: "pack('m') puts a line feed after the Accept.", fix: "Use pack('m0'). " + withLineBreak},
	{id: "newline-in-accept", part: "encode_base64(", in: "Perl", not: strips, newline: true, title: "encode_base64 puts a line feed after the Accept.", fix: "Give it an empty string as the end of lines: encode_base64($digest, ''). " + withLineBreak},
	{id: "newline-in-accept", part: "base64.default", title: "Base64.DEFAULT of Android puts a line feed after the Accept.", not: strips, newline: true, fix: "Use Base64.NO_WRAP. " + withLineBreak},
	{id: "newline-in-accept", part: "encodebuffer(", not: strips, newline: true, title: "encodeBuffer puts a line break after the Accept.", fix: "Use java.util.Base64.getEncoder(). " + withLineBreak},
	{id: "newline-in-accept", part: "chunk_split(", and: []string{"base64"}, not: strips, title: "chunk_split puts a line break after the Accept.", fix: "Leave it out. " + withLineBreak},
	{id: "newline-in-accept", part: "bio_f_base64", never: []string{"no_nl", "strip", "trim", "'\\n'", "length - 1", "length-1"}, title: "BIO_f_base64 of OpenSSL puts a line feed after the Accept.", fix: "Set BIO_FLAGS_BASE64_NO_NL, or use EVP_EncodeBlock. " + withLineBreak},
	{id: "newline-in-accept", part: "evp_encodefinal(", never: []string{"no_nl", "strip", "trim", "'\\n'", "- 1]", "-1]"}, title: "EVP_EncodeFinal puts a line feed after the Accept.", fix: "Use EVP_EncodeBlock. " + withLineBreak},

	{id: "hex-digest", part: "hexdigest(", and: []string{"b64", "base64", "encode", "accept"}, never: decoders, title: "hexdigest returns hexadecimal digits, and these are encoded.", fix: "Use digest. " + encodeBytes},
	{id: "hex-digest", part: "digest::sha1.hexdigest", and: []string{"64", "pack", "accept"}, never: decoders, title: "hexdigest returns hexadecimal digits, and these are encoded.", fix: "Use Digest::SHA1.digest. " + encodeBytes},
	{id: "hex-digest", part: "base64_encode(sha1(", not: []string{", true", ",true", ", 1)"}, title: "sha1 of PHP returns hexadecimal digits, and these are encoded.", fix: "Give it true: sha1($text, true). " + encodeBytes},
	{id: "hex-digest", part: "digest('hex')", never: decoders[:5], title: "digest('hex') returns hexadecimal digits, not the bytes.", fix: "Use digest('base64')."},
	{id: "hex-digest", part: `digest("hex")`, never: decoders[:5], title: `digest("hex") returns hexadecimal digits, not the bytes.`, fix: `Use digest("base64").`},
	{id: "hex-digest", part: "sha1_hex(", never: decoders, title: "sha1_hex returns hexadecimal digits, not the bytes.", fix: "Use sha1. " + encodeBytes},
	{id: "hex-digest", part: "sha1hex(", never: decoders, title: "sha1Hex returns hexadecimal digits, not the bytes.", fix: "Use DigestUtils.sha1. " + encodeBytes},
	{id: "hex-digest", part: "bitconverter]::tostring(", never: decoders, title: "BitConverter.ToString writes the digest in hexadecimal.", fix: "Use Convert.ToBase64String of the bytes."},
	{id: "hex-digest", part: "bitconverter.tostring(", never: decoders, title: "BitConverter.ToString writes the digest in hexadecimal.", fix: "Use Convert.ToBase64String of the bytes."},
	{id: "hex-digest", part: "convert.tohexstring(", never: decoders, title: "Convert.ToHexString writes the digest in hexadecimal.", fix: "Use Convert.ToBase64String of the bytes."},
	{id: "hex-digest", part: "base.encode16", never: decoders, title: "Base.encode16 writes the digest in hexadecimal.", fix: "Use Base.encode64 of the bytes alone."},
	{id: "hex-digest", part: "hex.encodetostring(", never: decoders[5:], title: "hex.EncodeToString writes the digest in hexadecimal.", fix: "Use base64.StdEncoding.EncodeToString of the bytes."},
	{id: "hex-digest", part: "hex::encode(", never: []string{"hex::decode"}, title: "hex::encode writes the digest in hexadecimal.", fix: encodeBytes},
	{id: "hex-digest", part: "sha1sum", and: []string{"base64"}, not: []string{"xxd", "perl", "sed", `printf "\\x`, `printf '\\x`, "printf \"$("}, title: "sha1sum prints hexadecimal digits, and these are encoded.", fix: "Make bytes of them first (xxd -r -p), or use openssl dgst -sha1 -binary."},
	{id: "hex-digest", part: "dgst -sha1", and: []string{"base64"}, not: []string{"-binary", "xxd"}, title: "openssl dgst without -binary prints hexadecimal digits, and these are encoded.", fix: "Add -binary."},
	{id: "hex-digest", part: "openssl sha1", and: []string{"base64"}, not: []string{"-binary", "xxd"}, title: "openssl sha1 without -binary prints hexadecimal digits, and these are encoded.", fix: "Add -binary."},
	{id: "hex-digest", part: "sha1.convert(", and: []string{").tostring()"}, title: "toString of a Digest of Dart writes hexadecimal digits.", fix: "Use base64.encode(digest.bytes)."},
	{id: "hex-digest", part: ".description", and: []string{"insecure.sha1"}, title: "description of a digest of Swift is “SHA1 digest: ” and hexadecimal digits.", fix: "Use Data(digest).base64EncodedString()."},
	{id: "hex-digest", part: ".tohex()", and: near, never: decoders, title: "toHex writes the digest in hexadecimal.", fix: encodeBytes},
	{id: "hex-digest", part: "hashstringashex(", title: "HashStringAsHex returns hexadecimal digits, not the bytes.", fix: "Use HashString or HashBytes. " + encodeBytes},
	{id: "hex-digest", part: "thashsha1.gethashstring(", title: "GetHashString returns hexadecimal digits, not the bytes.", fix: "Use GetHashBytes. " + encodeBytes},
	{id: "hex-digest", part: "sha1.hex(", never: decoders, title: "sha1.hex returns hexadecimal digits, not the bytes.", fix: "Use sha1.binary. " + encodeBytes},
	{id: "hex-digest", part: "sha1.sha1(", in: "Lua", never: decoders, title: "sha1.sha1 returns hexadecimal digits, not the bytes.", fix: "Use sha1.binary. " + encodeBytes},
	{id: "hex-digest", part: "encode_hex(", never: decoders, title: "encode_hex writes the digest in hexadecimal.", fix: encodeBytes},
	{id: "hex-digest", part: `"%x"`, and: []string{"sum", "digest", "hash"}, never: decoders, title: "%x writes the digest in hexadecimal.", fix: encodeBytes},
	{id: "hex-digest", part: `"%02x"`, and: []string{"sha1", "accept", "digest", "hash", "sum", "md["}, never: decoders, title: "%02x writes the digest in hexadecimal.", fix: encodeBytes},
	{id: "hex-digest", part: "{:x}", and: []string{"sha1", "digest", "hash"}, never: decoders, title: "{:x} writes the digest in hexadecimal.", fix: encodeBytes},

	{id: "newline-after", part: "echo ", and: []string{"sha1sum", "shasum", "openssl"}, not: []string{"echo -n", "echo -ne", "echo -en", "tr -d", `\c`}, title: "echo without -n hashes a line feed after the GUID.", fix: "Use printf %s."},
	{id: "newline-after", part: "<<<", and: []string{"sha1sum", "shasum", "openssl"}, title: "<<< hashes a line feed after the GUID.", fix: "Use printf %s and a pipe."},
	{id: "url-safe", part: "urlsafe", and: near, title: "It uses the URL-safe alphabet of base64, with - and _.", fix: "Use the standard alphabet, with + and / (RFC 4648 §4)."},
	{id: "url-safe", part: "url_safe", and: near, title: "It uses the URL-safe alphabet of base64, with - and _.", fix: "Use the standard alphabet, with + and / (RFC 4648 §4)."},
	{id: "url-safe", part: "geturlencoder", and: near, title: "getUrlEncoder uses the URL-safe alphabet of base64, with - and _.", fix: "Use getEncoder."},
	{id: "url-safe", part: "urlencoding", and: []string{"base64."}, title: "URLEncoding is the URL-safe alphabet of base64, with - and _.", fix: "Use base64.StdEncoding."},
	{id: "url-safe", part: "base64url", and: near, title: "base64url is the URL-safe alphabet of base64, with - and _.", fix: "Use base64."},
	{id: "url-safe", part: "url_encode64", and: near, title: "url_encode64 uses the URL-safe alphabet of base64, with - and _.", fix: "Use Base.encode64."},
	{id: "accept-padding", part: "rawstdencoding", title: "RawStdEncoding leaves out the = at the end of the Accept.", fix: "Use base64.StdEncoding."},
	{id: "accept-padding", part: "withoutpadding()", title: "withoutPadding leaves out the = at the end of the Accept.", fix: "Leave that call out."},
	{id: "accept-padding", part: "standard_no_pad", title: "STANDARD_NO_PAD leaves out the = at the end of the Accept.", fix: "Use STANDARD."},
	{id: "accept-padding", part: "padding: false", and: []string{"64"}, title: "padding: false leaves out the = at the end of the Accept.", fix: "Keep the padding."},
	{id: "accept-padding", part: "sha1_base64(", not: []string{`"=`, "'='", "'='"}, never: []string{`. "="`, ". '='", `.= "="`, ".= '='"}, title: "sha1_base64 of Perl writes no = at the end of the Accept.", fix: `Append it: sha1_base64($text) . "=".`},
	{id: "newline-in-accept", part: "insertlinebreaks", title: "Base64FormattingOptions.InsertLineBreaks puts line breaks into base64.", fix: "Leave that option out."},
}

// near are the words in a line that is about the Accept.
var near = []string{"sha1", "sha_1", "sha-1", "accept", "digest", "hash", "sum"}

// mostCalls is how many calls of a function are looked at; a server has one or two.
const mostCalls = 20

// spoiled finds functions that spoil the Accept.
func spoiled(p *program) []Remark {
	code, lower := p.code, p.lower
	var remarks []Remark
	stripped := isStripped(withoutKeyStrips(lower))
	for _, s := range spoilers {
		if s.in != "" && s.in != p.of.name || !strings.Contains(lower, s.part) || containsAny(lower, s.never) || s.newline && stripped {
			continue
		}
		for from, n := 0, 0; n < mostCalls; n++ {
			i := strings.Index(lower[from:], s.part)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(s.part)
			line := lineAround(lower, at)
			line = withoutKeyStrips(line)
			if len(s.and) > 0 && !containsAny(line, s.and) || containsAny(line, s.not) {
				continue
			}
			id := s.id
			if id == "hex-digest" && !p.encodes() {
				id = "hex-sent"
			}
			remarks = append(remarks, Remark{id, s.title, s.fix, handshake.Span{Start: at, End: from}})
			break
		}
	}
	return append(remarks, lengths(code, lower)...)
}

// encodes reports whether p encodes something in base64.
func (p *program) encodes() bool {
	for _, s := range p.statements {
		if s.isImport() {
			continue
		}
		for _, t := range s.tokens {
			if t.kind != sign && (strings.Contains(t.text, "64") || t.text == "btoa" || t.text == "pack" || strings.Contains(t.text, "mime") || t.text == "standard") {
				return true
			}
		}
	}
	return false
}

// withoutKeyStrips leaves out what takes blanks off the key before it is hashed.
func withoutKeyStrips(text string) string {
	for _, word := range []string{"strip", "trim", "chomp"} {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "."+word+"() +", ""), "key."+word, "")
	}
	return text
}

// isStripped reports whether a line of the code takes something off a value that may
// be the Accept.
func isStripped(lower string) bool {
	for line := range strings.SplitSeq(lower, "\n") {
		if containsAny(line, strips) && containsAny(line, []string{"accept", "digest", "hash", "encode", "b64", "base64", "sum", "reply", "response", "result"}) {
			return true
		}
	}
	return false
}

func containsAny(text string, parts []string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// hexOfPHP says if sha1 of PHP is left to return hexadecimal digits.
func hexOfPHP(p *program) []Remark {
	if p.of.name != "PHP" || containsAny(p.lower, []string{"pack(", "hex2bin", "hexdec"}) || !strings.Contains(p.lower, "websocket-accept") && !strings.Contains(p.lower, "258eaf") {
		return nil
	}
	for i, t := range p.tokens {
		if t.kind != word || t.text != "sha1" || i+1 >= len(p.tokens) || p.tokens[i+1].text != "(" {
			continue
		}
		depth, comma := 0, false
		for _, t := range p.tokens[i+1 : min(len(p.tokens), i+60)] {
			switch {
			case t.kind == sign && (t.text == "(" || t.text == "["):
				depth++
			case t.kind == sign && (t.text == ")" || t.text == "]"):
				depth--
			case t.kind == sign && t.text == "," && depth == 1:
				comma = true
			}
			if depth == 0 {
				break
			}
		}
		if comma {
			continue
		}
		id := "hex-digest"
		if !p.encodes() {
			id = "hex-sent"
		}
		return []Remark{{id, "sha1 of PHP returns hexadecimal digits, not the bytes.", "Give it true: sha1($text, true). " + encodeBytes, handshake.Span{Start: t.start, End: t.end}}}
	}
	return nil
}
