package faye

// What becomes of a driver that is given bytes before it is started.
const (
	stopped = "The driver reads the bytes after the request as frames, fails on them, and never answers. The connection stays open."
	thrown  = "The driver reads the bytes after the request as a message and throws, because it has not been started yet. Unless something catches that, the server's process ends."
)

// Opcodes: RFC 6455 §5.2.
const (
	continuation = 0
	text         = 1
	binary       = 2
	closing      = 8
	ping         = 9
	pong         = 10
)

// fateOf is parse of driver/hybi.js for the bytes behind a request. It returns ""
// if the driver can be started afterwards: there are none, they end in the middle
// of a frame, or are pings and pongs, or the beginning of a message.
func fateOf(bytes string) string {
	inMessage := false
	for bytes != "" {
		f := frame{first: bytes[0]}
		if f.isWrong(inMessage) {
			return stopped
		}
		if bytes = bytes[1:]; bytes == "" {
			return ""
		}
		if bytes[0] < 0x80 { // not masked
			return stopped
		}
		rest, whole, tooLong := f.cutPayload(bytes)
		switch opcode := f.opcode(); {
		case tooLong || whole && opcode == continuation && !inMessage || whole && opcode == closing:
			return stopped
		case !whole:
			return ""
		case opcode <= binary && f.isFinal():
			return thrown
		case opcode <= binary:
			inMessage = true
		}
		bytes = rest
	}
	return ""
}

// frame is a frame by its first byte.
type frame struct{ first byte }

func (f frame) isFinal() bool { return f.first&0x80 != 0 }
func (f frame) opcode() byte  { return f.first & 0x0f }

// isWrong reports whether the first byte is: reserved bits, an opcode that is not
// known, a control frame in fragments, or a message inside another.
func (f frame) isWrong(inMessage bool) bool {
	switch opcode := f.opcode(); opcode {
	case continuation:
		return f.first&0x70 != 0
	case text, binary:
		return f.first&0x70 != 0 || inMessage
	case closing, ping, pong:
		return f.first&0x70 != 0 || !f.isFinal()
	}
	return true
}

// cutPayload takes all behind the first byte of a masked frame off the front of
// bytes. It is too long if the driver refuses the length: 64 MiB of a message, 125
// bytes of a control frame.
func (f frame) cutPayload(bytes string) (rest string, whole, tooLong bool) {
	const most = 0x3ffffff
	length, more := uint64(bytes[0]&0x7f), 0
	if length >= 126 {
		more = map[uint64]int{126: 2, 127: 8}[length]
		if bytes = bytes[1:]; len(bytes) < more {
			return "", false, false
		}
		length = 0
		for _, b := range []byte(bytes[:more]) {
			length = length<<8 | uint64(b)
		}
		if bytes = bytes[more:]; length > most || f.opcode() > binary && length > 125 {
			return "", false, true
		}
	} else {
		bytes = bytes[1:]
	}
	if uint64(len(bytes)) < 4+length {
		return "", false, false
	}
	return bytes[4+length:], true, false
}
