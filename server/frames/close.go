// Package frames reads what a client sends behind a handshake that no library made:
// RFC 6455 §5.
package frames

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// The parts of a frame's first two bytes: RFC 6455 §5.2.
const (
	opcodeBits = 0x0F
	opClose    = 0x8
	maskBit    = 0x80
	lengthBits = 0x7F
)

// ReadClose skips frames of a client until a close frame comes, and returns its
// payload. It fails on a frame with more than most bytes.
func ReadClose(from *bufio.Reader, most uint64) (payload []byte, err error) {
	for {
		var head [2]byte
		if _, err := io.ReadFull(from, head[:]); err != nil {
			return nil, err
		}
		if head[1]&maskBit == 0 {
			return nil, errors.New("a client masks its frames")
		}
		length := uint64(head[1] & lengthBits)
		switch length {
		case 126:
			var more [2]byte
			_, err = io.ReadFull(from, more[:])
			length = uint64(binary.BigEndian.Uint16(more[:]))
		case 127:
			var more [8]byte
			_, err = io.ReadFull(from, more[:])
			length = binary.BigEndian.Uint64(more[:])
		}
		if err != nil {
			return nil, err
		}
		if length > most {
			return nil, errors.New("the frame is too long")
		}
		masked := make([]byte, 4+length) // the mask, then the payload
		if _, err := io.ReadFull(from, masked); err != nil {
			return nil, err
		}
		if head[0]&opcodeBits != opClose {
			continue
		}
		payload = masked[4:]
		if len(payload) > 125 {
			return nil, errors.New("a close frame has 125 bytes at most")
		}
		for i := range payload {
			payload[i] ^= masked[i%4]
		}
		return payload, nil
	}
}
