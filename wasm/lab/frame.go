package lab

// The first byte of a frame: FIN, three reserved bits and the opcode. RFC 6455
// §5.2.
const (
	opText    = 0x1
	opBinary  = 0x2
	opClose   = 0x8
	opPing    = 0x9
	finBit    = 0x80
	rsv1Bit   = 0x40
	maskedBit = 0x80 // of the second byte
)

// frame returns a frame of up to 125 bytes of payload, as a server sends it:
// unmasked. first is its first byte.
func frame(first byte, payload string) string {
	return string([]byte{first, byte(len(payload))}) + payload
}

// text returns a text message in one frame.
func text(message string) string { return frame(finBit|opText, message) }

// closeFrame returns a close frame with a code and a reason: RFC 6455 §5.5.1.
func closeFrame(code int, reason string) string {
	return frame(finBit|opClose, string([]byte{byte(code >> 8), byte(code)})+reason)
}
