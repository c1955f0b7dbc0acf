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

// noAnswer begins what the page says when a request failed in the browser.
const noAnswer = "The server of this page did not answer. Is it still running? Start it again (make run) and press the button once more. The browser says: "

// findServer asks whether the page has a server that shakes hands.
func (p *playground) findServer() {
	p.state.Live = page.Live{Phase: page.Asking}
	p.show()
	found := page.Live{Phase: page.NoServer}
	info, status, err := fetchJSON(endpointPath)
	switch {
	case err != nil && status == 0:
		found = page.Live{Phase: page.Done, Failure: noAnswer + err.Error()}
	case err == nil && status == 200 && info.Get("server").Type() == js.TypeString:
		found = page.Live{Phase: page.Ready, Server: info.Get("server").String()}
	}
	if p.state.Live.Phase == page.Asking { // nobody pressed the button meanwhile
		p.setLive(found)
	}
}

func (p *playground) setLive(l page.Live) {
	p.state.Live = l
	p.show()
	p.doc.announce(page.Summary(l))
}

// compare shakes hands with the server and shows what was on the wire. Without a
// server it looks for one.
func (p *playground) compare() {
	switch p.state.Live.Phase {
	case page.Running:
		return
	case page.NoServer:
		p.findServer()
		return
	}
	p.state.Live.Phase = page.Running
	p.show()

	token := base64.RawURLEncoding.EncodeToString(randomBytes(16))
	after := page.Live{Phase: page.Done, Script: shakeHands(socketPath + token)}
	report, status, err := fetchJSON(reportPath + token)
	switch {
	case err != nil:
		after.Failure = noAnswer + err.Error()
	case status != 200 && after.Script.Opened:
		after.Failure = "The WebSocket opened, but the server's report of it is gone. Press the button once more."
	case status != 200:
		after.Failure = "The handshake did not reach the server, or its report is gone. Press the button once more. A proxy that keeps WebSocket traffic away does this, too."
	default:
		after.Request, after.Response = bytesOf(report, "request"), bytesOf(report, "response")
		after.Truncated = report.Get("truncated").Truthy()
		if names := report.Get("redacted"); names.Type() == js.TypeObject {
			for i := range names.Length() {
				after.Redacted = append(after.Redacted, names.Index(i).String())
			}
		}
	}
	p.setLive(after)
}

// fetchJSON gets the JSON object at path, which is relative to the page. There
// is a value only with the status 200, and the status 0 when there was no answer.
func fetchJSON(path string) (value js.Value, status int, err error) {
	abort := js.Global().Get("AbortController").New()
	timer := time.AfterFunc(patience, func() { abort.Call("abort") })
	defer timer.Stop()
	options := map[string]any{"cache": "no-store", "signal": abort.Get("signal")}
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
	told := page.Script{Tried: true}
	closed := make(chan struct{}, 1)
	listeners := map[string]js.Func{}
	listen := func(event string, do func(socket, event js.Value)) {
		listeners[event] = js.FuncOf(func(socket js.Value, args []js.Value) any {
			do(socket, args[0])
			return nil
		})
	}
	listen("open", func(socket, _ js.Value) {
		told.Opened = true
		socket.Call("close", 1000)
	})
	listen("error", func(js.Value, js.Value) { told.Failed = true })
	listen("close", func(_, event js.Value) {
		told.Closed = true
		told.CloseCode = event.Get("code").Int()
		closed <- struct{}{}
	})
	// The listeners must be there before the browser's next task.
	attach := js.FuncOf(func(_ js.Value, args []js.Value) any {
		for event, listener := range listeners {
			args[0].Call("addEventListener", event, listener)
		}
		return args[0]
	})
	defer attach.Release()

	url := js.Global().Get("URL").New(path, address())
	url.Set("protocol", strings.Replace(url.Get("protocol").String(), "http", "ws", 1))
	construct := attempt(js.Global().Get("Reflect"), "construct", js.Global().Get("WebSocket"), []any{url.Get("href")})
	socket, err := await(construct.Call("then", attach))
	if err != nil { // some browsers throw when the page's own policy forbids the socket
		told.Failed = true
		return told
	}
	select {
	case <-closed:
	case <-time.After(patience):
	}
	for event, listener := range listeners {
		socket.Call("removeEventListener", event, listener)
		listener.Release()
	}
	if !told.Closed {
		go await(attempt(socket, "close"))
	}
	return told
}
