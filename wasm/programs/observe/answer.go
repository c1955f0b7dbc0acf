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
	"strings"
	"time"
)

// Answer is what a server did with a request.
type Answer struct {
	Status  int    // 0 when it closed or stayed silent without a byte
	Message string // the body, "" where it is a page of HTML
}

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
	if err := conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return Answer{}, err
	}
	reader := bufio.NewReader(conn)
	if _, err := reader.Peek(1); err != nil {
		return Answer{}, unlessSilent(err)
	}
	if err := conn.SetReadDeadline(time.Now().Add(answerLimit)); err != nil {
		return Answer{}, err
	}
	for {
		response, err := http.ReadResponse(reader, nil)
		if err != nil {
			return Answer{}, fmt.Errorf("an answer that is no HTTP: %w", err)
		}
		if response.StatusCode == http.StatusSwitchingProtocols {
			return Answer{Status: response.StatusCode}, nil
		}
		if strings.HasPrefix(request, "HEAD ") { // some send a body all the same
			if err := conn.SetReadDeadline(time.Now().Add(bodyOfHeadLimit)); err != nil {
				return Answer{}, err
			}
		}
		body, err := io.ReadAll(response.Body)
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, os.ErrDeadlineExceeded) {
			return Answer{}, fmt.Errorf("the body of an answer: %w", err)
		}
		if response.StatusCode >= 200 {
			if strings.HasPrefix(request, "HEAD ") && bytes.HasPrefix(body, []byte("HTTP/1.")) {
				body = nil // no body, but the answer to what followed the request
			}
			return Answer{Status: response.StatusCode, Message: textOf(body)}, nil
		}
	}
}

// unlessSilent returns nil for the errors of a peer that closed or said nothing.
func unlessSilent(err error) error {
	var operation *net.OpError
	if errors.Is(err, io.EOF) || errors.Is(err, os.ErrDeadlineExceeded) || errors.As(err, &operation) {
		return nil
	}
	return err
}

// textOf returns body as a prediction has it: without a page of HTML, and
// without white space at its ends.
func textOf(body []byte) string {
	body = bytes.TrimSpace(body)
	if start := bytes.ToLower(body[:min(len(body), 15)]); bytes.HasPrefix(start, []byte("<html")) || bytes.HasPrefix(start, []byte("<!doctype html")) {
		return ""
	}
	return string(body)
}
