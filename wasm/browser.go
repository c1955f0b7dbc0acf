//go:build js && wasm

package main

import (
	"encoding/base64"
	"errors"
	"strings"
	"syscall/js"
	"time"
)

// The parts of the browser that are not the document: promises, the address,
// the clipboard, random numbers.

// await waits for promise. It must not be called from a listener, only from a
// goroutine of its own.
func await(promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	settled := make(chan outcome, 1)
	resolve := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{value: args[0]}
		return nil
	})
	defer resolve.Release()
	reject := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{err: errors.New(js.Global().Call("String", args[0]).String())}
		return nil
	})
	defer reject.Release()
	promise.Call("then", resolve, reject)
	o := <-settled
	return o.value, o.err
}

// attempt returns the promise of object[method](args...), which is rejected
// with what the call throws. Called directly, it would be a Go panic, and
// TinyGo's end of the program.
func attempt(object js.Value, method string, args ...any) js.Value {
	reflect := js.Global().Get("Reflect")
	// apply ignores the argument that then adds; the method might not.
	call := reflect.Get("apply").Call("bind", reflect, object.Get(method), object, args)
	return js.Global().Get("Promise").Call("resolve").Call("then", call)
}

// nextFrame waits until the browser has shown what there is. A page that can't be
// seen has no frames, so it does not wait for ever. It must not be called from a
// listener.
func nextFrame() {
	shown := make(chan struct{}, 2)
	calls := 0
	var tell js.Func
	tell = js.FuncOf(func(js.Value, []js.Value) any {
		shown <- struct{}{}
		if calls++; calls == 2 {
			tell.Release()
		}
		return nil
	})
	js.Global().Call("requestAnimationFrame", tell)
	js.Global().Call("setTimeout", tell, 200)
	<-shown
	// A frame's callbacks run before it is drawn; what follows must come after.
	time.Sleep(time.Millisecond)
}

// address returns the page's address without its fragment.
func address() string {
	href, _, _ := strings.Cut(js.Global().Get("location").Get("href").String(), "#")
	return href
}

// locationHash returns the address's fragment with its "#", or "".
func locationHash() string { return js.Global().Get("location").Get("hash").String() }

// The ways to change the address: in place, or as a new step in the history.
const (
	replaceState = "replaceState"
	pushState    = "pushState"
)

// setHash makes hash the address's fragment. The browser may refuse, when it was
// asked too often; the next change tries again.
func setHash(way, hash string) {
	go await(attempt(js.Global().Get("history"), way, js.Null(), "", address()+hash))
}

// copyText puts text on the clipboard.
func copyText(text string) error {
	clipboard := js.Global().Get("navigator").Get("clipboard")
	if clipboard.IsUndefined() {
		return errors.New("no clipboard: the page was not loaded over https or from this computer")
	}
	_, err := await(attempt(clipboard, "writeText", text))
	return err
}

// randomBytes returns n random bytes of the browser's.
func randomBytes(n int) []byte {
	array := js.Global().Get("Uint8Array").New(n)
	js.Global().Get("crypto").Call("getRandomValues", array)
	data := make([]byte, n)
	js.CopyBytesToGo(data, array)
	return data
}

// randomKey returns a key as a client makes it: RFC 6455 §4.1 item 7.
func randomKey() string { return base64.StdEncoding.EncodeToString(randomBytes(16)) }
