//go:build js && wasm

package main

import (
	"encoding/base64"
	"errors"
	"strings"
	"syscall/js"
	"time"

	"wsaccept/wasm/page"
)

// Where the server behind the page answers, relative to the page.
const (
	endpointPath = "endpoint"
	socketPath   = "endpoint/ws?t="
	reportPath   = "endpoint/report/"
)

// patience is how long a socket or a request may take. A browser says nothing
// at all about a socket that it does not even try, so the page must count.
const patience = 5 * time.Second

// findServer asks whether a server that shakes hands stands behind the page.
func (p *playground) findServer() {
	p.state.Live = page.Live{Phase: page.Asking}
	p.show()
	found := page.Live{Phase: page.NoServer}
	if info, status, err := fetchJSON(endpointPath); err == nil && status == 200 {
		if server := info.Get("server"); server.Type() == js.TypeString {
			found = page.Live{Phase: page.Ready, Server: server.String()}
		}
	}
	if p.state.Live.Phase == page.Asking { // nobody pressed the button meanwhile
		p.state.Live = found
		p.show()
	}
}

// compare shakes hands with the server and shows what was on the wire.
func (p *playground) compare() {
	if p.state.Live.Phase == page.Running {
		return
	}
	p.state.Live = page.Live{Phase: page.Running}
	p.show()

	token := base64.RawURLEncoding.EncodeToString(randomBytes(16))
	after := page.Live{Phase: page.Done}
	after.Script = shakeHands(socketPath + token)
	report, status, err := fetchJSON(reportPath + token)
	switch {
	case err != nil:
		after.Failure = "The server behind this page did not answer. Is it still running? Start it again (make run) and press the button once more. The browser says: " + err.Error()
	case status != 200:
		after.Failure = "The handshake did not reach the server, or its report is gone. Press the button once more. A proxy that keeps WebSocket traffic away does this, too."
	default:
		after.Request, after.Response = bytesOf(report, "request"), bytesOf(report, "response")
		names := report.Get("redacted")
		for i := range names.Length() {
			after.Redacted = append(after.Redacted, names.Index(i).String())
		}
	}
	p.state.Live = after
	p.show()
}

// fetchJSON gets the JSON object at path, which is relative to the page. There
// is a value only with the status 200.
func fetchJSON(path string) (value js.Value, status int, err error) {
	abort := js.Global().Get("AbortSignal").Call("timeout", patience.Milliseconds())
	options := map[string]any{"cache": "no-store", "signal": abort}
	response, err := await(attempt(js.Global(), "fetch", path, options))
	if err != nil {
		return js.Undefined(), 0, err
	}
	status = response.Get("status").Int()
	if status != 200 {
		return js.Undefined(), status, nil
	}
	value, err = await(response.Call("json"))
	if err == nil && (value.Type() != js.TypeObject || value.IsNull()) {
		err = errors.New("the answer is no JSON object")
	}
	return value, status, err
}

// bytesOf returns the base64 property of object as bytes.
func bytesOf(object js.Value, property string) string {
	data, _ := base64.StdEncoding.DecodeString(object.Get(property).String())
	return string(data)
}

// shakeHands opens a WebSocket at path, which is relative to the page, closes
// it again, and returns what script is told of it.
func shakeHands(path string) page.Script {
	var told page.Script
	closed := make(chan struct{}, 1)
	listen := func(socket js.Value, event string, do func(event js.Value)) js.Func {
		listener := js.FuncOf(func(_ js.Value, args []js.Value) any {
			do(args[0])
			return nil
		})
		socket.Call("addEventListener", event, listener)
		return listener
	}

	url := js.Global().Get("URL").New(path, address())
	url.Set("protocol", strings.Replace(url.Get("protocol").String(), "http", "ws", 1))
	open := js.FuncOf(func(_ js.Value, args []js.Value) any {
		// The listeners must be there before the browser's next task.
		socket := args[0]
		listen(socket, "open", func(js.Value) {
			told.Opened = true
			socket.Call("close", 1000)
		})
		listen(socket, "error", func(js.Value) { told.Failed = true })
		listen(socket, "close", func(event js.Value) {
			told.Closed = true
			told.CloseCode = event.Get("code").Int()
			closed <- struct{}{}
		})
		return socket
	})
	defer open.Release()
	construct := attempt(js.Global().Get("Reflect"), "construct", js.Global().Get("WebSocket"), []any{url.Get("href")})
	socket, err := await(construct.Call("then", open))
	if err != nil { // some browsers throw when the page's own policy forbids the socket
		told.Failed = true
		return told
	}
	select {
	case <-closed:
	case <-time.After(patience):
		attempt(socket, "close")
	}
	return told
}
