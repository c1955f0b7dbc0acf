//go:build !js

package observe

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
	"syscall"
	"time"
)

// Answer is what a server did with a request.
type Answer struct {
	Status  int    `json:"status"`           // 0 when no response of HTTP came
	End     End    `json:"end,omitempty"`    // what came instead, "" with a status, and in records from before it was noted
	Message string `json:"message"`          // the body, "" where it is a page of HTML
	Reason  string `json:"reason,omitempty"` // X-WebSocket-Reject-Reason, which some send instead
}

// End is how a connection ends on which no response of HTTP came.
type End string

// The ends.
const (
	EndClosed End = "closed" // without a byte
	EndReset  End = "reset"
	EndSilent End = "silent"   // nothing comes, and it stays open
	EndBytes  End = "not HTTP" // bytes come that begin no status line, as from HTTP/0.9
)

const (
	// answerLimit is how long a server may take to complete an answer that it
	// has begun.
	answerLimit = 5 * time.Second
	// bodyOfHeadLimit is how long a body is waited for that should not come.
	bodyOfHeadLimit = 300 * time.Millisecond
)

// Ask sends the bytes of request to the server at address, and returns what it
// answers. A server that sends nothing for patience is taken to be silent. It
// returns an error when it can't connect, or the answer is no HTTP.
func Ask(address, request string, patience time.Duration) (Answer, error) {
	conn, err := net.DialTimeout("tcp", address, answerLimit)
	if err != nil {
		return Answer{}, err
	}
	defer conn.Close()
	// A reset at the end, so that thousands of connections leave no port waiting.
	if err := conn.(*net.TCPConn).SetLinger(0); err != nil {
		return Answer{}, err
	}
	go func() {
		// Fails where the server refuses before it has read everything, which is
		// an answer like any other.
		_, _ = io.WriteString(conn, request)
	}()
	return readAnswer(conn, request, patience)
}

// readAnswer reads the first final answer that comes from conn.
func readAnswer(conn net.Conn, request string, patience time.Duration) (Answer, error) {
	reader := bufio.NewReader(conn)
	for {
		if err := conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
			return Answer{}, err
		}
		if start, err := reader.Peek(len("HTTP/")); string(start) != "HTTP/" {
			end, err := endWith(start, err)
			return Answer{End: end}, err
		}
		if err := conn.SetReadDeadline(time.Now().Add(answerLimit)); err != nil {
			return Answer{}, err
		}
		response, err := http.ReadResponse(reader, nil)
		if err != nil {
			return Answer{}, fmt.Errorf("an answer that is no HTTP: %w", err)
		}
		if response.StatusCode == http.StatusSwitchingProtocols {
			return Answer{Status: response.StatusCode}, nil
		}
		if response.StatusCode < 200 {
			continue
		}
		isHead := strings.HasPrefix(request, "HEAD ")
		if isHead { // some send a body all the same
			if err := conn.SetReadDeadline(time.Now().Add(bodyOfHeadLimit)); err != nil {
				return Answer{}, err
			}
		}
		body, err := io.ReadAll(response.Body)
		if err := unlessSilent(err); err != nil {
			return Answer{}, fmt.Errorf("the body of an answer: %w", err)
		}
		if isHead && bytes.HasPrefix(body, []byte("HTTP/1.")) {
			body = nil // it is the answer to what followed the request
		}
		return Answer{Status: response.StatusCode, Message: textOf(body), Reason: response.Header.Get("X-WebSocket-Reject-Reason")}, nil
	}
}

// endWith returns the end of a connection on which start came, and then err.
func endWith(start []byte, err error) (End, error) {
	switch {
	case len(start) > 0:
		return EndBytes, nil
	case errors.Is(err, io.EOF):
		return EndClosed, nil
	case errors.Is(err, syscall.ECONNRESET):
		return EndReset, nil
	case errors.Is(err, os.ErrDeadlineExceeded):
		return EndSilent, nil
	}
	return "", err
}

// unlessSilent returns nil for the errors of a peer that closed, or says nothing
// more.
func unlessSilent(err error) error {
	var operation *net.OpError
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, os.ErrDeadlineExceeded) || errors.As(err, &operation) {
		return nil
	}
	return err
}

// sessionID is where Socket.IO says the name of a session, which is another each
// time.
var sessionID = regexp.MustCompile(`"sid":"[^"]*"`)

// textOf returns body as a prediction has it: without a page of HTML, without
// white space at its ends, and with SID for the name of a session.
func textOf(body []byte) string {
	body = bytes.TrimSpace(body)
	if start := bytes.ToLower(body[:min(len(body), 15)]); bytes.HasPrefix(start, []byte("<html")) || bytes.HasPrefix(start, []byte("<!doctype html")) {
		return ""
	}
	return sessionID.ReplaceAllString(string(body), `"sid":"SID"`)
}
