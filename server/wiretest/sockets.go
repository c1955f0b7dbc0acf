package wiretest

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/coder/websocket"
	gorilla "github.com/gorilla/websocket"

	"wsaccept/wasm/wire"
)

// Socket is the client's end of a WebSocket, in the hand of one library or another.
type Socket interface {
	// Send sends a message, as text or as bytes.
	Send(text bool, message string) error
	// Receive returns the next message, or the code with which the server closed;
	// 1006 if it did not say.
	Receive() (message string, code int, err error)
	Close()
}

// Dialers dial in the hands of the two libraries. All waiting ends with Patience.
var Dialers = map[string]func(t *testing.T, addr, path string) Socket{
	"coder":   dialCoder,
	"gorilla": dialGorilla,
}

type coderClient struct {
	*websocket.Conn
	ctx context.Context
}

func dialCoder(t *testing.T, addr, path string) Socket {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	c, _, err := websocket.Dial(ctx, "ws://"+addr+path, &websocket.DialOptions{HTTPHeader: http.Header{"Origin": {"http://" + addr}}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.CloseNow(); cancel() })
	return coderClient{c, ctx}
}

func (c coderClient) Send(text bool, message string) error {
	kind := websocket.MessageBinary
	if text {
		kind = websocket.MessageText
	}
	return c.Write(c.ctx, kind, []byte(message))
}

func (c coderClient) Receive() (string, int, error) {
	_, message, err := c.Read(c.ctx)
	code := int(websocket.CloseStatus(err))
	if code < 0 {
		code = 1006
	}
	return string(message), code, err
}

func (c coderClient) Close() { c.CloseNow() }

type gorillaClient struct{ *gorilla.Conn }

func dialGorilla(t *testing.T, addr, path string) Socket {
	t.Helper()
	dialer := gorilla.Dialer{HandshakeTimeout: Patience}
	c, _, err := dialer.Dial("ws://"+addr+path, http.Header{"Origin": {"http://" + addr}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetReadDeadline(time.Now().Add(Patience))
	return gorillaClient{c}
}

func (c gorillaClient) Send(text bool, message string) error {
	kind := gorilla.BinaryMessage
	if text {
		kind = gorilla.TextMessage
	}
	return c.WriteMessage(kind, []byte(message))
}

func (c gorillaClient) Receive() (string, int, error) {
	_, message, err := c.ReadMessage()
	var closed *gorilla.CloseError
	if errors.As(err, &closed) {
		return "", closed.Code, err
	}
	return string(message), 1006, err
}

func (c gorillaClient) Close() { c.Conn.Close() }

// VoicePaths are where each voice answers.
var VoicePaths = map[string]string{"coder": wire.SocketPath, "gorilla": wire.SocketPath + "?voice=gorilla"}
