//go:build js && wasm

package main

import (
	"strings"
	"syscall/js"

	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
)

// socket is a WebSocket of the page.
type socket struct {
	value     js.Value // undefined until the browser has made it
	listeners map[string]js.Func
	attach    js.Func // adds the listeners
}

// openSocket opens a WebSocket. What it tells is dispatched until it is dropped.
func (p *playground) openSocket(e effect.OpenSocket) {
	url := js.Global().Get("URL").New(e.Path, address())
	url.Set("protocol", strings.Replace(url.Get("protocol").String(), "http", "ws", 1))
	protocols := []any{}
	for _, name := range e.Protocols {
		protocols = append(protocols, name)
	}
	s := &socket{listeners: map[string]js.Func{}}
	p.sockets[e.Call] = s
	s.listen("open", func(js.Value) { p.dispatch(event.SocketOpened{Call: e.Call}) })
	s.listen("error", func(js.Value) { p.dispatch(event.SocketFailed{Call: e.Call}) })
	s.listen("close", func(told js.Value) {
		p.dispatch(event.SocketClosed{Call: e.Call, Code: told.Get("code").Int()})
	})
	s.listen("message", func(told js.Value) {
		if data := told.Get("data"); data.Type() == js.TypeString {
			p.dispatch(event.SocketMessage{Call: e.Call, Text: data.String()})
		}
	})
	// The listeners must be there before the browser's next task.
	s.attach = js.FuncOf(func(_ js.Value, args []js.Value) any {
		s.value = args[0]
		if p.sockets[e.Call] != s { // dropped meanwhile
			s.close()
			return nil
		}
		for kind, listener := range s.listeners {
			s.value.Call("addEventListener", kind, listener)
		}
		return nil
	})
	construct := attempt(js.Global().Get("Reflect"), "construct", js.Global().Get("WebSocket"), []any{url.Get("href"), protocols})
	settle(construct.Call("then", s.attach),
		func(js.Value) { s.attach.Release() },
		func(string) { // some browsers throw when the page's own policy forbids the socket
			s.attach.Release()
			p.dispatch(event.SocketFailed{Call: e.Call, None: true})
		})
}

func (s *socket) listen(kind string, do func(told js.Value)) {
	s.listeners[kind] = js.FuncOf(func(_ js.Value, args []js.Value) any {
		do(args[0])
		return nil
	})
}

// close closes s, with a code or without. It is no harm if s is closed already, or
// was never there.
func (s *socket) close(code ...any) {
	if s != nil && s.value.Truthy() {
		try(s.value, "close", code...)
	}
}

// dropSocket ends a WebSocket, and hears no more of it.
func (p *playground) dropSocket(call event.Call) {
	s := p.sockets[call]
	if s == nil {
		return
	}
	delete(p.sockets, call)
	for kind, listener := range s.listeners {
		if s.value.Truthy() {
			s.value.Call("removeEventListener", kind, listener)
		}
		listener.Release()
	}
	s.close()
}
