package websockets

// The opcodes of RFC 6455 §5.2.
const (
	opContinuation = 0
	opBinary       = 2
	opClose        = 8
	opPong         = 10
)

// areFrames reports whether what follows a request may be the client's frames. It
// reads them before it answers, and those that are wrong end the connection.
func areFrames(text string) bool {
	fragmented := false
	for len(text) >= 2 {
		opcode, control := text[0]&15, text[0]&8 != 0
		switch {
		case opcode > opBinary && opcode < opClose, opcode > opPong:
			return false
		case text[1]&0x80 == 0: // not masked
			return false
		}
		size, header := int(text[1]&127), 2
		switch size {
		case 126:
			header = 4
		case 127:
			header = 10
		}
		if len(text) < header {
			return true
		}
		if header > 2 {
			size = 0
			for _, b := range []byte(text[2:header]) {
				size = min(size<<8|int(b), maxBody+1)
			}
		}
		if size > maxBody {
			return false
		}
		if len(text) < header+4+size {
			return true
		}
		fin := text[0]&0x80 != 0
		switch {
		case text[0]&0x70 != 0, control && (!fin || size > 125):
			return false
		case opcode == opClose && size == 1:
			return false
		case !control && (opcode == opContinuation) != fragmented:
			return false
		}
		if !control {
			fragmented = !fin
		}
		text = text[header+4+size:]
	}
	return true
}
