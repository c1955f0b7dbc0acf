// Package wiretest is a client that sends the bytes it is told to, for the tests of what
// is on the wire. Most of it returns errors, because it is used by many goroutines at once.
package wiretest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/wire"
)

// Patience is how long a test waits for what must come. It says nothing of how
// soon that should be.
const Patience = 20 * time.Second

// Connect connects to addr. All waiting on the connection ends with Patience.
func Connect(addr string) (*net.TCPConn, error) {
	c, err := net.DialTimeout("tcp", addr, Patience)
	if err != nil {
		return nil, err
	}
	c.SetDeadline(time.Now().Add(Patience))
	return c.(*net.TCPConn), nil
}

// Abort ends a connection with a RST, which leaves no port in TIME_WAIT.
func Abort(c *net.TCPConn) {
	c.SetLinger(0)
	c.Close()
}

// Send writes request and returns what has come once the head of an answer is
// complete.
func Send(c net.Conn, request string) (answer string, err error) {
	if _, err := io.WriteString(c, request); err != nil {
		return "", err
	}
	var got []byte
	for buffer := make([]byte, 4096); !bytes.Contains(got, []byte("\r\n\r\n")); {
		n, err := c.Read(buffer)
		if got = append(got, buffer[:n]...); err != nil {
			return string(got), err
		}
	}
	return string(got), nil
}

// ShakeHands shakes hands rightly at addr, and returns an error if that fails or takes
// longer than a second.
func ShakeHands(addr string) error {
	began := time.Now()
	c, err := Connect(addr)
	if err != nil {
		return err
	}
	defer c.Close()
	key := NewKey()
	answer, err := Send(c, AsBrowser("http://"+addr, wire.SocketPath, key))
	if err != nil || !strings.HasPrefix(answer, "HTTP/1.1 101 ") || !strings.Contains(answer, ": "+Accept(key, GUID)+"\r\n") {
		return fmt.Errorf("answer %q, %v", answer, err)
	}
	if took := time.Since(began); took > time.Second {
		return fmt.Errorf("a handshake took %v", took)
	}
	return nil
}

// IsTimeout reports whether err says that the time was over.
func IsTimeout(err error) bool { return errors.Is(err, os.ErrDeadlineExceeded) }

// Ask returns the answer to request: all until the server ends the connection, or
// its head only, if it is to open a socket.
func Ask(t *testing.T, addr, request string, opens bool) string {
	t.Helper()
	c, err := Connect(addr)
	if err != nil {
		t.Fatal(err)
	}
	defer Abort(c)
	answer, err := Send(c, request)
	if err == nil && !opens {
		var rest []byte
		rest, err = io.ReadAll(c)
		answer += string(rest)
	}
	if err != nil {
		t.Fatalf("%v after %q", err, answer)
	}
	return answer
}

// StatusesIn returns the statuses of the answers in text, with commas between.
func StatusesIn(text string) string {
	var all []string
	for _, found := range regexp.MustCompile(`HTTP/1\.[01] ([0-9]{3}) `).FindAllStringSubmatch(text, -1) {
		all = append(all, found[1])
	}
	return strings.Join(all, ",")
}

// HeadOf returns request up to its empty line.
func HeadOf(request string) string {
	return request[:regexp.MustCompile("\n\r?\n").FindStringIndex(request)[1]]
}

// CheckAnswer returns an error unless answer is the right one to key, in the hand of the
// library called name: coder writes through net/http, which adds a Date.
func CheckAnswer(name, key, answer string) error {
	resp, err := http.ReadResponse(bufio.NewReader(strings.NewReader(answer)), nil)
	if err != nil {
		return fmt.Errorf("%q: %w", answer, err)
	}
	if got, want := resp.Header["Sec-Websocket-Accept"], Accept(key, GUID); resp.StatusCode != 101 || len(got) != 1 || got[0] != want {
		return fmt.Errorf("%d with the Accept %q for %s, want %s", resp.StatusCode, got, key, want)
	}
	hand := "gorilla"
	if resp.Header.Get("Date") != "" {
		hand = "coder"
	}
	if hand != name {
		return fmt.Errorf("%s answered in the place of %s: %q", hand, name, answer)
	}
	if !strings.HasSuffix(answer, "\r\n\r\n") {
		return fmt.Errorf("something follows the head: %q", answer)
	}
	return nil
}
