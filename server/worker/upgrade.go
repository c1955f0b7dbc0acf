//go:build js && wasm

package main

import (
	"errors"
	"fmt"
	"net/http"
	"syscall/js"

	_ "github.com/syumai/workers" // its init makes the binding that this one changes

	"wsaccept/server/edge"
)

// client is the client's end of the WebSocket that this request opened. The
// runtime sends it with the 101. One instance of the program serves one request.
var client *js.Value

// The adapter can't answer with a WebSocket. So what it answers is replaced on its
// way to the runtime.
func init() {
	binding := js.Global().Get("context").Get("binding")
	handle := binding.Get("handleRequest")
	replace := js.FuncOf(func(_ js.Value, args []js.Value) any {
		if client == nil {
			return args[0]
		}
		init := js.Global().Get("Object").New()
		init.Set("status", http.StatusSwitchingProtocols)
		init.Set("webSocket", *client)
		return js.Global().Get("Response").New(js.Null(), init)
	})
	binding.Set("handleRequest", js.FuncOf(func(_ js.Value, args []js.Value) any {
		return handle.Invoke(args[0]).Call("then", replace)
	}))
}

type upgrader struct{}

// Upgrade opens a WebSocketPair, and gives its other end to the client.
func (upgrader) Upgrade(w http.ResponseWriter) (s edge.Socket, err error) {
	release, err := releaser(w)
	if err != nil {
		return nil, err
	}
	defer func() {
		if failure := recover(); failure != nil {
			s, err = nil, fmt.Errorf("%v", failure)
		}
	}()
	pair := js.Global().Get("WebSocketPair").New()
	socket := accept(pair.Get("1"))
	end := pair.Get("0")
	client = &end
	w.WriteHeader(http.StatusNoContent) // in the place of the 101
	release()
	return socket, nil
}

// releaser returns what lets the answer go while the handler still runs. The
// adapter does so at the first byte of a body, which a 101 has not.
func releaser(w http.ResponseWriter) (release func(), err error) {
	for {
		switch v := w.(type) {
		case interface{ Ready() }:
			return v.Ready, nil
		case interface{ Unwrap() http.ResponseWriter }:
			w = v.Unwrap()
		default:
			return nil, errors.New("this is not the adapter's ResponseWriter")
		}
	}
}
