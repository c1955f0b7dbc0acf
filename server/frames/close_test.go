package frames

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadClose(t *testing.T) {
	bye := masked(0x88, "\x03\xe8bye")
	tests := []struct {
		name string
		wire []byte
		want string
		err  string // a part; of the end of the file, "EOF"
	}{
		{"a close frame", bye, "\x03\xe8bye", ""},
		{"an empty one", masked(0x88, ""), "", ""},
		{"of one byte", masked(0x88, "\x03"), "\x03", ""}, // which goes back as it came
		{"of 125 bytes", masked(0x88, strings.Repeat("x", 125)), strings.Repeat("x", 125), ""},
		{"of 126 bytes", masked(0x88, strings.Repeat("x", 126)), "", "125 bytes at most"},
		{"RFC 6455 §5.7, then a close frame", append([]byte{0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58}, bye...), "\x03\xe8bye", ""},
		{"after a ping", append(masked(0x89, "ping"), bye...), "\x03\xe8bye", ""},
		{"after a message in pieces", bytes.Join([][]byte{masked(0x01, "a"), masked(0x89, ""), masked(0x80, "b"), bye}, nil), "\x03\xe8bye", ""},
		{"after one of 1 KiB", append(masked(0x82, strings.Repeat("x", 1024)), bye...), "\x03\xe8bye", ""},
		{"after one of 1 KiB and a byte", append(masked(0x82, strings.Repeat("x", 1025)), bye...), "", "too long"},
		{"after one of 64 KiB", append(masked(0x82, strings.Repeat("x", 1<<16)), bye...), "", "too long"},
		{"a length of 2 to the power of 63", []byte{0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4}, "", "too long"},
		{"all bits of the length", []byte{0x88, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4}, "", "too long"},
		{"a length in too many bytes", append([]byte{0x81, 0xfe, 0, 1, 0, 0, 0, 0, 'x'}, bye...), "\x03\xe8bye", ""},
		{"not masked", []byte{0x88, 0x02, 0x03, 0xe8}, "", "masks"},
		{"two of them", append(append([]byte{}, bye...), masked(0x88, "\x03\xe9")...), "\x03\xe8bye", ""},
		{"text in place of frames", []byte("GET / HTTP/1.1\r\n\r\n"), "", "masks"},
		{"nothing", nil, "", "EOF"},
		{"half a head", bye[:1], "", "EOF"},
		{"no mask", bye[:2], "", "EOF"},
		{"half a payload", bye[:8], "", "EOF"},
		{"half a length", []byte{0x81, 0xfe, 0}, "", "EOF"},
		{"messages, and then the end", masked(0x81, "hello"), "", "EOF"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, from := range []io.Reader{bytes.NewReader(test.wire), iotest.OneByteReader(bytes.NewReader(test.wire))} {
				got, err := ReadClose(bufio.NewReader(from), 1024)
				if string(got) != test.want || (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
					t.Errorf("%q, %v; want %q, %q", got, err, test.want, test.err)
				}
			}
		})
	}
}

// FuzzReadClose: whatever a client sends, what ReadClose makes of it is what a plain
// reading of RFC 6455 §5.2 makes of it, and it takes no more than that from the wire.
func FuzzReadClose(f *testing.F) {
	for _, wire := range [][]byte{
		masked(0x88, "\x03\xe8"),
		append(masked(0x81, "hello"), masked(0x88, "\x0f\xa0lab")...),
		append(masked(0x82, strings.Repeat("x", 300)), masked(0x88, "")...),
		{0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0},
		{0x88, 0x00},
	} {
		f.Add(wire)
	}
	f.Fuzz(func(t *testing.T, wire []byte) {
		from := bufio.NewReaderSize(bytes.NewReader(wire), 4096)
		got, err := ReadClose(from, 1024)
		want, rest, ok := closeIn(wire)
		if (err == nil) != ok || string(got) != string(want) {
			t.Fatalf("%x: %x, %v; want %x, %t", wire, got, err, want, ok)
		}
		if left, _ := io.ReadAll(from); ok && string(left) != string(rest) {
			t.Errorf("%x: left %x, want %x", wire, left, rest)
		}
	})
}

// closeIn returns the payload of the first close frame in wire and what is behind
// it, if all frames up to it are masked, complete and not too long.
func closeIn(wire []byte) (payload, rest []byte, ok bool) {
	for len(wire) >= 2 && wire[1] >= 0x80 {
		closing := wire[0]&0x0f == 8
		length, head := uint64(wire[1]-0x80), 2
		if wire[1] == 0xfe {
			head = 4
		} else if wire[1] == 0xff {
			head = 10
		}
		if len(wire) < head+4 {
			return nil, nil, false
		}
		if head > 2 {
			length = binary.BigEndian.Uint64(append(make([]byte, 10-head), wire[2:head]...))
		}
		mask, body := wire[head:head+4], wire[head+4:]
		if length > 1024 || length > uint64(len(body)) || closing && length > 125 {
			return nil, nil, false
		}
		if wire = body[length:]; closing {
			for i, b := range body[:length] {
				payload = append(payload, b^mask[i&3])
			}
			return payload, wire, true
		}
	}
	return nil, nil, false
}

// masked is a frame as a client sends it: RFC 6455 §5.2.
func masked(first byte, payload string) []byte {
	f := []byte{first}
	switch n := len(payload); {
	case n < 126:
		f = append(f, 0x80|byte(n))
	case n < 1<<16:
		f = binary.BigEndian.AppendUint16(append(f, 0x80|126), uint16(n))
	default:
		f = binary.BigEndian.AppendUint64(append(f, 0x80|127), uint64(n))
	}
	mask := []byte{0x37, 0xfa, 0x21, 0x3d}
	f = append(f, mask...)
	for i := range len(payload) {
		f = append(f, payload[i]^mask[i%4])
	}
	return f
}
