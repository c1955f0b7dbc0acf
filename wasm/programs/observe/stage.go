//go:build !js

package observe

import (
	"bufio"
	"context"
	"crypto/sha1"
	"encoding/base64"
	"encoding/hex"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"time"

	"wsaccept/wasm/handshake"
)

// Stage is a listener that answers handshakes with the bytes of cases.
type Stage struct {
	address string
	pause   time.Duration // between the response and the close

	mu     sync.Mutex
	scenes map[string]*scene // by the path
}

// scene is a case that a client meets, and what was said.
type scene struct {
	ResponseCase
	Request, Response string // the first of the connections, as sent
}

// holdLimit is how long a connection may take altogether.
const holdLimit = 30 * time.Second

// NewStage starts a listener on loopback, which stops with ctx. It closes its side
// of a connection pause after it has sent the response.
func NewStage(ctx context.Context, pause time.Duration) (*Stage, error) {
	listener, err := listen(ctx)
	if err != nil {
		return nil, err
	}
	s := &Stage{address: listener.Addr().String(), pause: pause, scenes: map[string]*scene{}}
	go serveEach(listener, s.answer)
	return s, nil
}

// Add makes c what a client meets at the URL returned.
func (s *Stage) Add(c ResponseCase) (url string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := "/" + strconv.Itoa(len(s.scenes))
	s.scenes[path] = &scene{ResponseCase: c}
	return "ws://" + s.address + path
}

// Seen returns the request that came to url first, and what was answered.
func (s *Stage) Seen(url string) (request, response string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	played := s.scenes[strings.TrimPrefix(url, "ws://"+s.address)]
	return played.Request, played.Response
}

// answer answers one request. Where a client follows a redirect, it is answered
// as the protocol wants it.
func (s *Stage) answer(conn net.Conn) {
	if conn.SetDeadline(time.Now().Add(holdLimit)) != nil {
		return
	}
	request, path, err := readRequest(bufio.NewReader(conn))
	if err != nil {
		return
	}
	if _, err := io.WriteString(conn, s.play(path, request, keyOf(request))); err != nil {
		return
	}
	gone := time.AfterFunc(s.pause, func() { _ = conn.(*net.TCPConn).CloseWrite() })
	defer gone.Stop()
	// Closed altogether, the rest of the response would be lost to a reset.
	_, _ = io.Copy(io.Discard, conn)
}

const rightAnswer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {ACC}\r\n\r\n"

// play returns the response of the scene at path.
func (s *Stage) play(path, request, key string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	played := s.scenes[path]
	if played == nil {
		return fill(rightAnswer, key)
	}
	response := fill(played.Text, key)
	if played.Request == "" {
		played.Request, played.Response = request, response
	}
	return response
}

// readRequest reads a head.
func readRequest(from *bufio.Reader) (head, path string, err error) {
	for {
		line, err := from.ReadString('\n')
		head += line
		if err != nil {
			return "", "", err
		}
		if line == "\r\n" {
			break
		}
	}
	words := strings.SplitN(head, " ", 3)
	if len(words) < 3 {
		return head, "", nil
	}
	return head, words[1], nil
}

// fill replaces the placeholders of a case, for a client that sent key.
func fill(text, key string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	accept := handshake.Accept(key)
	digest := sha1.Sum([]byte(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
	decoded, _ := base64.StdEncoding.DecodeString(key) // a client's own key is base64
	return strings.NewReplacer(
		"{ACC}", accept, "{KEY}", key, "{LOW}", strings.ToLower(accept), "{NOPAD}", strings.TrimRight(accept, "="),
		"{HEX}", hex.EncodeToString(digest[:]), "{MIDSP}", accept[:10]+" "+accept[10:],
		"{DEC}", handshake.Accept(string(decoded)), "{300000 x a}", manyA,
	).Replace(text)
}

// manyA is what {300000 x a} stands for: more than clients read of a head.
var manyA = strings.Repeat("a", 300000)
