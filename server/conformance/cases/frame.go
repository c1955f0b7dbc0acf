package cases

import "wsaccept/wasm/handshake"

// The rules of the first frames. The playground's own are about the handshake alone.
var (
	maskedRule  = &handshake.Rule{ID: "M1", Side: handshake.SideServer, Section: "RFC 6455 §5.1", Title: "A server closes the connection upon a frame that is not masked."}
	bitsRule    = &handshake.Rule{ID: "M2", Side: handshake.SideServer, Section: "RFC 6455 §5.2", Title: "A reserved bit that no extension gave a meaning to, and an unknown opcode, fail the connection."}
	controlRule = &handshake.Rule{ID: "M3", Side: handshake.SideServer, Section: "RFC 6455 §5.5", Title: "Control frames have 125 bytes at most and are not fragmented."}
	closeRule   = &handshake.Rule{ID: "M4", Side: handshake.SideServer, Section: "RFC 6455 §5.5.1", Title: "A Close frame is answered with a Close frame."}
	pingRule    = &handshake.Rule{ID: "M5", Side: handshake.SideServer, Section: "RFC 6455 §5.5.2", Title: "A Ping is answered with a Pong of the same bytes."}
)

var frames = []Case{
	{ID: "close", Rule: closeRule, Title: "a Close frame with 1000", Then: &Message{masked(0x88, "\x03\xe8"), CloseFrame}, Want: Replies},
	{ID: "close-empty", Rule: closeRule, Title: "a Close frame without a code", Then: &Message{masked(0x88, ""), CloseFrame}, Want: Replies},
	{ID: "close-reason", Rule: closeRule, Title: "a Close frame with a reason", Then: &Message{masked(0x88, "\x03\xe8bye"), CloseFrame}, Want: Replies},
	{ID: "ping", Rule: pingRule, Title: "a Ping", Then: &Message{masked(0x89, Pinged), Pong}, Want: Replies},
	{ID: "unmasked-text", Rule: maskedRule, Title: "a text that is not masked", Then: &Message{"\x81\x05hello", End}, Want: Replies},
	{ID: "unmasked-close", Rule: maskedRule, Title: "a Close frame that is not masked", Then: &Message{"\x88\x02\x03\xe8", End}, Want: Replies},
	{ID: "reserved-bit", Rule: bitsRule, Title: "a text with a reserved bit", Then: &Message{masked(0xC1, "hello"), End}, Want: Replies},
	{ID: "unknown-opcode", Rule: bitsRule, Title: "a frame with the opcode 3", Then: &Message{masked(0x83, "hello"), End}, Want: Replies},
	{ID: "unknown-control", Rule: bitsRule, Title: "a frame with the opcode 11", Then: &Message{masked(0x8B, ""), End}, Want: Replies},
	{ID: "ping-fragmented", Rule: controlRule, Title: "a Ping that is fragmented", Then: &Message{masked(0x09, "a"), End}, Want: Replies},
	{ID: "ping-long", Rule: controlRule, Title: "a Ping with an extended length", Then: &Message{"\x89\xfe\x00\x7e\x00\x00\x00\x00" + long, End}, Want: Replies},
}

// Pinged is what the Ping carries, and the Pong must.
const Pinged = "wsaccept"

// long is 126 bytes, one more than a control frame may have.
var long = string(make([]byte, 126))

// masked is a frame as a client sends it, shorter than 126 bytes: RFC 6455 §5.2. The
// mask is no secret here, and the same requests are sent each time.
func masked(first byte, payload string) string {
	mask := [4]byte{0x37, 0xfa, 0x21, 0x3d}
	frame := append([]byte{first, 0x80 | byte(len(payload))}, mask[:]...)
	for i := range len(payload) {
		frame = append(frame, payload[i]^mask[i%4])
	}
	return string(frame)
}
