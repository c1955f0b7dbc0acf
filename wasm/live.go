//go:build js && wasm

package main

import (
	"encoding/base64"
	"errors"
	"strings"
	"syscall/js"
	"time"

	"wsaccept/wasm/page"
	"wsaccept/wasm/wire"
)

// patience is how long a socket or a request may take. A browser says nothing
// at all about a socket that it does not even try, so the page must count.
const patience = 5 * time.Second

// noAnswer begins what the page says when a request failed in the browser.
const noAnswer = "The server of this page did not answer. Is it still running? Start it again (make run) and press the button again. The browser says: "

// findServer asks whether the page has a server that shakes hands.
func (p *playground) findServer() {
	p.state.Live.Phase = page.Asking
	p.show()
	found := page.Live{Phase: page.NoServer}
	laboratory := false
	info, status, err := fetchText(wire.Relative(wire.InfoPath))
	switch {
	case err != nil && status == 0:
		found = page.Live{Phase: page.Done, Attempt: page.Attempt{Failure: noAnswer + err.Error()}}
	case err == nil && status == 200:
		found, laboratory = readInfo(info)
	}
	p.state.Lab.Open = laboratory
	p.setLive(found)
	p.showLab()
	if p.wantsLab {
		p.toLab()
	}
	if p.wantsComparison && found.Phase == page.Ready {
		p.wantsComparison = false
		p.compare()
	}
}

// readInfo reads what the server says of itself. A page of something else says
// nothing of voices, and is no server of handshakes.
func readInfo(said string) (found page.Live, laboratory bool) {
	info, err := wire.ReadInfo(said)
	switch {
	case errors.Is(err, wire.ErrNoEndpoint), errors.Is(err, wire.ErrNoObject):
		return page.Live{Phase: page.NoServer}, false
	case err != nil:
		return page.Live{Phase: page.Done, Attempt: page.Attempt{Failure: strange + err.Error() + "."}}, false
	}
	found = page.Live{Phase: page.Ready, ByMessage: info.Report == wire.ByMessage}
	for _, v := range info.Voices {
		found.Voices = append(found.Voices, page.Voice{ID: v.ID, Server: v.Server})
	}
	return found, info.Lab
}

// strange begins what the page says of an answer that it can't read.
const strange = "What answers at the address of this page's server says what this page does not expect. Perhaps it is of another version, or something else. In its answer "

func (p *playground) setLive(l page.Live) {
	p.state.Live = l
	p.show()
	p.doc.announce(page.Summary(l))
}

// compare shakes hands with the server and shows what was on the wire. It waits
// until the server has said how it reports. Where there was none, the page looks
// again.
func (p *playground) compare() {
	switch {
	case p.state.Live.Phase == page.Running:
		return
	case p.state.Live.Phase == page.Asking:
		p.wantsComparison = true
		return
	case len(p.state.Live.Voices) == 0:
		p.wantsComparison = p.state.Live.Phase == page.Done
		p.findServer()
		return
	}
	p.state.Live.Phase = page.Running
	defer func() {
		if p.state.Live.Phase == page.Running { // it has failed
			p.state.Live.Phase = page.Done
		}
	}()
	p.show()
	after := p.state.Live
	call := call{path: wire.Relative(wire.SocketPath), also: after.OtherVoice(), patience: patience, byMessage: after.ByMessage}
	if after.Voice != "" {
		call.path += "?" + wire.VoiceParameter + "=" + after.Voice
	}
	after.Attempt = call.attempt()
	after.Phase, after.Voice = page.Done, p.state.Live.Voice
	p.setLive(after)
}

// call is a handshake with the server behind the page.
type call struct {
	path      string        // relative to the page
	protocols []string      // to ask for
	linger    time.Duration // how long the socket stays open
	patience  time.Duration // how long everything may take
	also      string        // the voice that is given the same request, or ""
	byMessage bool          // the report is the first message of the socket
}

// attempt performs the handshake and gets the report of it.
func (c call) attempt() page.Attempt {
	origin := js.Global().Get("location").Get("origin").String()
	if c.byMessage {
		a := c.hearReport()
		a.Origin = origin
		return a
	}
	token := base64.RawURLEncoding.EncodeToString(randomBytes(wire.TokenSize))
	separator := "?"
	if strings.Contains(c.path, "?") {
		separator = "&"
	}
	a := page.Attempt{Origin: origin}
	a.Script, _ = c.shakeHands(c.path + separator + wire.TokenParameter + "=" + token)
	path := wire.Relative(wire.ReportPath) + token
	if c.also != "" {
		path += "?" + wire.AlsoParameter + "=" + c.also
	}
	said, status, err := fetchText(path)
	switch {
	case err != nil:
		a.Failure = noAnswer + err.Error()
		return a
	case status != 200 && a.Script.Opened:
		a.Failure = "The WebSocket opened, but the server's report is gone. Press the button again."
		return a
	case status != 200:
		a.Failure = "The handshake did not reach the server, or its report is gone. Press the button again. A proxy that blocks WebSocket traffic causes this, too."
		return a
	}
	report, err := wire.ReadReport(said)
	switch {
	case errors.Is(err, wire.ErrNoObject):
		a.Failure = noAnswer + err.Error()
		return a
	case err != nil:
		a.Failure = strange + err.Error() + "."
		return a
	}
	a.Request, a.Response = string(report.Request), string(report.Response)
	a.Redacted, a.Truncated, a.Unsent = report.Redacted, report.Truncated, report.Unsent
	if report.Other != nil {
		a.Other = page.Answer{Server: report.Other.Server, Response: string(report.Other.Response)}
	}
	return a
}

// hearReport performs the handshake with a server that reports by the first
// message.
func (c call) hearReport() page.Attempt {
	script, message := c.shakeHands(c.path)
	a := page.Attempt{Script: script}
	if !script.Opened {
		a.Failure = "The WebSocket did not open, and a page can't find out why: script gets the code 1006 and nothing else. This server reports only through the open socket, so there is no report."
		return a
	}
	report, err := wire.ReadArrival(message)
	switch {
	case errors.Is(err, wire.ErrNoObject):
		a.Failure = "The WebSocket opened, but the report, which is the server's first message, did not arrive. Press the button again."
	case err != nil:
		a.Failure = strange + err.Error() + "."
	default:
		a.SecondHand, a.Request, a.Redacted = true, string(report.Request), report.Redacted
	}
	return a
}

// fetchText gets the text at path, which is relative to the page. There is one
// only with the status 200, and the status 0 when there was no answer.
func fetchText(path string) (said string, status int, err error) {
	abort := js.Global().Get("AbortController").New()
	timer := time.AfterFunc(patience, func() { abort.Call("abort") })
	defer timer.Stop()
	options := map[string]any{"cache": "no-store", "signal": abort.Get("signal")}
	response, err := await(attempt(js.Global(), "fetch", path, options))
	if err != nil {
		return "", 0, err
	}
	status = response.Get("status").Int()
	if status != 200 {
		return "", status, nil
	}
	value, err := await(response.Call("text"))
	if err != nil {
		return "", status, err
	}
	return value.String(), status, nil
}

// shakeHands opens a WebSocket at path, which is relative to the page, closes
// it again, and returns what script is told of it, and the first message if the
// call waits for that.
func (c call) shakeHands(path string) (told page.Script, message string) {
	told.Tried = true
	opened, closed, heard := make(chan struct{}, 1), make(chan struct{}, 1), make(chan string, 1)
	listeners := map[string]js.Func{}
	listen := func(event string, do func(socket, event js.Value)) {
		listeners[event] = js.FuncOf(func(socket js.Value, args []js.Value) any {
			do(socket, args[0])
			return nil
		})
	}
	listen("open", func(socket, _ js.Value) {
		told.Opened = true
		opened <- struct{}{}
	})
	listen("message", func(_, event js.Value) {
		if data := event.Get("data"); data.Type() == js.TypeString && len(heard) == 0 {
			heard <- data.String()
		}
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
	protocols := []any{}
	for _, name := range c.protocols {
		protocols = append(protocols, name)
	}
	construct := attempt(js.Global().Get("Reflect"), "construct", js.Global().Get("WebSocket"), []any{url.Get("href"), protocols})
	socket, err := await(construct.Call("then", attach))
	if err != nil { // some browsers throw when the page's own policy forbids the socket
		told.Failed = true
		return told, ""
	}
	timeout := time.After(c.patience)
	select {
	case <-opened:
		if c.byMessage {
			select {
			case message = <-heard:
			case <-time.After(c.patience / 2): // some of it is left to close
			case <-closed:
				closed <- struct{}{}
			}
		}
		select {
		case <-closed:
		case <-time.After(c.linger):
			go await(attempt(socket, "close", 1000))
			select {
			case <-closed:
			case <-timeout:
			}
		}
	case <-closed:
	case <-timeout:
	}
	for event, listener := range listeners {
		socket.Call("removeEventListener", event, listener)
		listener.Release()
	}
	if !told.Closed {
		go await(attempt(socket, "close"))
	}
	return told, message
}
