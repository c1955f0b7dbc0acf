package main

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

// readClose skips frames of a client until a close frame comes, and returns its
// payload.
func readClose(from *bufio.Reader) (payload []byte, err error) {
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
		if length > maxMessage {
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
