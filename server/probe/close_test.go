package probe

import (
	"bufio"
	"encoding/binary"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// The frame is the one of RFC 6455 §5.5.1, masked as in §5.3.
func TestCloseFrame(t *testing.T) {
	frame := closeFrame()
	if len(frame) != 8 || frame[0] != 0x88 || frame[1] != 0x82 {
		t.Fatalf("% x", frame)
	}
	code := []byte{frame[6] ^ frame[2], frame[7] ^ frame[3]}
	if binary.BigEndian.Uint16(code) != 1000 {
		t.Errorf("% x", frame)
	}
	if other := closeFrame(); string(other[2:6]) == string(frame[2:6]) {
		t.Errorf("the mask is the same twice: % x", frame[2:6])
	}
}

func TestCloseSocket(t *testing.T) {
	long := strings.Repeat("x", 300)
	tests := map[string]struct {
		says    string
		stays   bool // the server doesn't end the connection
		clean   bool
		code    int
		problem string // a part
	}{
		"code":           {says: "\x88\x02\x03\xE8", clean: true, code: 1000},
		"another code":   {says: "\x88\x04\x03\xF3ab", clean: true, code: 1011},
		"no code":        {says: "\x88\x00", clean: true},
		"messages first": {says: "\x81\x05hello\x82\x7E\x01\x2C" + long + "\x89\x00\x88\x02\x03\xE8", clean: true, code: 1000},
		"64-bit length":  {says: "\x82\x7F\x00\x00\x00\x00\x00\x00\x00\x02ab\x88\x00", clean: true},
		"huge message":   {says: "\x82\x7F\x00\x00\x00\x01\x00\x00\x00\x00", problem: "4294967296 bytes"},
		"masked":         {says: "\x88\x82abcdef", problem: "masked"},
		"ended":          {says: "", problem: "without a Close frame"},
		"cut off":        {says: "\x88\x02\x03", problem: "without a Close frame"},
		"endless":        {says: strings.Repeat("\x89\x00", maxSkipped), stays: true, problem: "kept sending"},
		"silent":         {says: "", stays: true, problem: "in time"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, server := net.Pipe()
			defer client.Close()
			defer server.Close()
			go func() {
				io.ReadFull(server, make([]byte, 8))
				io.WriteString(server, test.says)
				if !test.stays {
					server.Close()
				}
			}()
			got := closeSocket(reader{Reader: bufio.NewReader(client), conn: client, deadline: time.Now().Add(200 * time.Millisecond)})
			client.Close()
			if got.Clean != test.clean || got.Code != test.code || !strings.Contains(got.Problem, test.problem) || (got.Problem == "") != test.clean {
				t.Errorf("%+v", got)
			}
		})
	}
}
