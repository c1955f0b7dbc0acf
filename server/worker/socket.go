//go:build js && wasm

package main

import (
	"context"
	"errors"
	"fmt"
	"syscall/js"

	"wsaccept/server/edge"
)

var errGone = errors.New("the client is gone")

// socket is the Worker's end of a WebSocketPair.
type socket struct {
	value js.Value
	came  chan edge.Message // what the client sent; closed when the client has gone
}

// backlog is how many messages may wait. A client that sends more before it reads
// is let go.
const backlog = 16

// accept takes over the Worker's end.
func accept(value js.Value) socket {
	s := socket{value, make(chan edge.Message, backlog)}
	open := true
	end := func() {
		if open {
			open = false
			close(s.came)
		}
	}
	listen := func(event string, do func(event js.Value)) {
		value.Call("addEventListener", event, js.FuncOf(func(_ js.Value, args []js.Value) any {
			do(args[0])
			return nil
		}))
	}
	listen("message", func(event js.Value) {
		if !open {
			return
		}
		select {
		case s.came <- messageOf(event.Get("data")):
		default:
			end()
			s.Close(1008, "too many messages at once")
		}
	})
	listen("close", func(js.Value) {
		end()
		s.Close(1000, "") // the answer to the client's close frame, where the runtime gives none
	})
	listen("error", func(js.Value) { end() })
	value.Set("binaryType", "arraybuffer") // the default became Blob
	value.Call("accept")
	return s
}

func messageOf(data js.Value) edge.Message {
	if data.Type() == js.TypeString {
		return edge.Message{Data: []byte(data.String())}
	}
	array := js.Global().Get("Uint8Array").New(data)
	m := edge.Message{Data: make([]byte, array.Length()), Binary: true}
	js.CopyBytesToGo(m.Data, array)
	return m
}

func (s socket) Receive(ctx context.Context) (edge.Message, error) {
	select {
	case m, open := <-s.came:
		if !open {
			return m, errGone
		}
		return m, nil
	case <-ctx.Done():
		return edge.Message{}, ctx.Err()
	}
}

func (s socket) Send(m edge.Message) error {
	if !m.Binary {
		return s.call("send", string(m.Data))
	}
	array := js.Global().Get("Uint8Array").New(len(m.Data))
	js.CopyBytesToJS(array, m.Data)
	return s.call("send", array)
}

func (s socket) Close(code int, reason string) { s.call("close", code, reason) }

// call calls a method, which throws when the socket is closed already.
func (s socket) call(method string, args ...any) (err error) {
	defer func() {
		if failure := recover(); failure != nil {
			err = fmt.Errorf("%v", failure)
		}
	}()
	s.value.Call(method, args...)
	return nil
}
