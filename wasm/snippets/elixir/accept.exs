defmodule Handshake do
  @guid "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

  def accept(key) do
    if key =~ ~r|\A[A-Za-z0-9+/]{22}==\z| do
      {:ok, Base.encode64(:crypto.hash(:sha, key <> @guid))}
    else
      {:error, "Sec-WebSocket-Key must be 16 bytes in base64"}
    end
  end
end

with [key] <- System.argv(),
     {:ok, accept} <- Handshake.accept(key) do
  IO.puts(accept)
else
  {:error, message} ->
    IO.puts(:stderr, message)
    System.halt(1)

  _ ->
    IO.puts(:stderr, "usage: elixir accept.exs KEY")
    System.halt(2)
end
