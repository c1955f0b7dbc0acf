package probe

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
)

// Close is how an open WebSocket ended after a Close frame was sent: RFC 6455
// §7.1.
type Close struct {
	Clean   bool   // the server answered with a Close frame
	Code    int    // in the server's Close frame, 0 if it has none
	Problem string // why it was not clean, a sentence
}

// Opcodes: RFC 6455 §5.2.
const opClose = 0x8

// normalClosure is the close code of an end that was meant: RFC 6455 §7.4.1.
const normalClosure = 1000

// maxSkipped is how much of what a server says before its Close frame is read, in
// bytes.
const maxSkipped = 64 << 10

// closeSocket sends a Close frame and waits briefly for the server's.
func closeSocket(r reader) *Close {
	r.hurry()
	if _, err := r.conn.Write(closeFrame()); err != nil {
		return &Close{Problem: "The server had already closed the connection."}
	}
	for skipped := 0; skipped < maxSkipped; {
		opcode, payload, err := readFrame(r)
		switch {
		case err != nil:
			return &Close{Problem: closeProblem(err)}
		case opcode != opClose:
			skipped += 2 + len(payload)
			continue
		case len(payload) < 2:
			return &Close{Clean: true}
		}
		return &Close{Clean: true, Code: int(binary.BigEndian.Uint16(payload))}
	}
	return &Close{Problem: "The server kept sending and did not answer the Close frame."}
}

// closeFrame returns a Close frame with its code, masked as all frames of a client
// are: RFC 6455 §5.3.
func closeFrame() []byte {
	frame := []byte{0x80 | opClose, 0x80 | 2, 0, 0, 0, 0, 0, 0}
	mask, payload := frame[2:6], frame[6:8]
	rand.Read(mask)
	binary.BigEndian.PutUint16(payload, normalClosure)
	for i := range payload {
		payload[i] ^= mask[i]
	}
	return frame
}

// frameError is the error for bytes that are no frame of a server.
type frameError string

func (e frameError) Error() string { return string(e) }

// readFrame reads a frame of a server: RFC 6455 §5.2.
func readFrame(r io.Reader) (opcode byte, payload []byte, err error) {
	var head [2]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	if head[1]&0x80 != 0 {
		return 0, nil, frameError("The first bytes after the handshake are not a valid server frame, or the frame is masked, which a server's must not be (RFC 6455 §5.1).")
	}
	length := uint64(head[1])
	switch length {
	case 126:
		var more [2]byte
		_, err = io.ReadFull(r, more[:])
		length = uint64(binary.BigEndian.Uint16(more[:]))
	case 127:
		var more [8]byte
		_, err = io.ReadFull(r, more[:])
		length = binary.BigEndian.Uint64(more[:])
	}
	switch {
	case err != nil:
		return 0, nil, err
	case length > maxSkipped:
		return 0, nil, frameError(fmt.Sprintf("The server sends a frame of %d bytes before its Close frame; that was not waited for.", length))
	}
	payload = make([]byte, length)
	_, err = io.ReadFull(r, payload)
	return head[0] & 0x0F, payload, err
}

func closeProblem(err error) string {
	var bad frameError
	var network net.Error
	switch {
	case errors.As(err, &bad):
		return string(bad)
	case errors.As(err, &network) && network.Timeout():
		return "The server did not answer the Close frame in time."
	}
	return "The server closed the connection without a Close frame."
}
