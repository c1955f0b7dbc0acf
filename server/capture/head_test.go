package capture

import (
	"bufio"
	"net/http"
	"strings"
	"testing"
)

// FuzzHeadEnd: a head ends where net/http says that it ends.
func FuzzHeadEnd(f *testing.F) {
	f.Add("GET / HTTP/1.1\r\nHost: x\r\n\r\nrest")
	f.Add("GET / HTTP/1.1\nHost: x\nA: b\n c\n\nrest\r\n\r\n")
	f.Add("GET / HTTP/1.1\r\nHost: x\r\nA:\r\r\n\r\r\n\r\n\r\n")
	f.Add("GET / HTTP/1.1\r\n\r\nPOST")
	f.Fuzz(func(t *testing.T, wire string) {
		source := strings.NewReader(wire)
		reader := bufio.NewReader(source)
		if _, err := http.ReadRequest(reader); err != nil {
			return // no handler, no record
		}
		consumed := len(wire) - source.Len() - reader.Buffered()
		if got := headEnd([]byte(wire)); got != consumed {
			t.Errorf("%q: the head ends at %d, net/http read %d bytes", wire, got, consumed)
		}
	})
}
