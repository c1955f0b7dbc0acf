package probe

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http/httputil"
	"strconv"
	"strings"
	"time"

	"wsaccept/wasm/handshake"
)

// errTooLong is the error for a head that does not end.
var errTooLong = errors.New("the header is longer than 64 KiB")

// reader reads from a connection until deadline.
type reader struct {
	*bufio.Reader
	conn     net.Conn
	deadline time.Time
}

// hurry lets what is read from now on take no longer than briefly.
func (r reader) hurry() {
	soon := time.Now().Add(briefly)
	if r.deadline.Before(soon) {
		soon = r.deadline
	}
	r.conn.SetDeadline(soon)
}

// heads reads the heads of the interim answers and of the final one, and nothing
// behind: RFC 9110 §15.2. With an error it returns what had come.
func (r reader) heads() (string, error) {
	var read strings.Builder
	for {
		start := read.Len()
		if err := r.head(&read); err != nil {
			return read.String(), err
		}
		head := handshake.ParseResponses(read.String()[start:])[0]
		if status := head.Status(); len(status) != 3 || status[0] != '1' || status == "101" {
			return read.String(), nil
		}
	}
}

// head appends one head to read, up to its empty line. As in package handshake, a
// line ends in LF with or without CR, and empty lines before the first one are
// passed over.
func (r reader) head(read *strings.Builder) error {
	start := read.Len()
	line, headed := 0, false // bytes in this line without its end; whether a line with any was there
	for last := byte(0); ; {
		b, err := r.ReadByte()
		switch {
		case err != nil:
			return err
		case read.Len() == maxHead:
			return errTooLong
		}
		read.WriteByte(b)
		if b == '\n' {
			if last == '\r' {
				line--
			}
			switch {
			case line == 0 && headed:
				return nil
			case line > 0 && !headed:
				headed = true
				if !strings.Contains(strings.ToUpper(read.String()[start:]), "HTTP/") {
					r.hurry() // this is no answer, so don't wait for its end
				}
			}
			line = 0
		} else {
			line++
		}
		last = b
	}
}

// body reads what follows the head of response, the first KiB at most.
func (r reader) body(response handshake.Message) string {
	r.hurry()
	var from io.Reader = r
	most := int64(maxBody)
	if fields := response.Lookup("Content-Length"); len(fields) == 1 {
		if n, err := strconv.ParseInt(response.Value(fields[0]), 10, 64); err == nil && n >= 0 {
			most = min(n, most)
		}
	}
	if fields := response.Lookup("Transfer-Encoding"); len(fields) == 1 && handshake.EqualFold(response.Value(fields[0]), "chunked") {
		from, most = httputil.NewChunkedReader(r), maxBody
	}
	if status := response.Status(); status == "204" || status == "304" { // RFC 9110 §6.4.1
		most = 0
	}
	data, _ := io.ReadAll(io.LimitReader(from, most)) // an error ends it as the end does
	return string(data)
}
