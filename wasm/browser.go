//go:build js && wasm

package main

import (
	"strings"
	"syscall/js"
	"time"

	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
)

// The parts of the browser that are not the document: promises, time, the address,
// the clipboard, random numbers, fetch.

// settle calls done with what promise brings, or failed with the words of why not.
// One of them is called, once, and never at once.
func settle(promise js.Value, done func(js.Value), failed func(why string)) {
	var resolve, reject js.Func
	release := func() {
		resolve.Release()
		reject.Release()
	}
	resolve = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		done(args[0])
		return nil
	})
	reject = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		failed(js.Global().Call("String", args[0]).String())
		return nil
	})
	promise.Call("then", resolve, reject)
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

// try is attempt for a call whose outcome is of no interest.
func try(object js.Value, method string, args ...any) {
	settle(attempt(object, method, args...), func(js.Value) {}, func(string) {})
}

// after calls do when a time has passed.
func after(delay time.Duration, do func()) {
	var call js.Func
	call = js.FuncOf(func(js.Value, []js.Value) any {
		call.Release()
		do()
		return nil
	})
	js.Global().Call("setTimeout", call, delay.Milliseconds())
}

// now returns the time since the page was opened.
func now() time.Duration {
	return time.Duration(js.Global().Get("performance").Call("now").Float() * float64(time.Millisecond))
}

// nextFrame calls do when the browser has shown what there is. A page that can't be
// seen has no frames, so it does not wait for ever.
func nextFrame(do func()) {
	calls := 0
	var tell js.Func
	tell = js.FuncOf(func(js.Value, []js.Value) any {
		if calls++; calls == 1 {
			// A frame's callbacks run before it is drawn; what follows must come after.
			after(time.Millisecond, do)
			return nil
		}
		tell.Release()
		return nil
	})
	js.Global().Call("requestAnimationFrame", tell)
	js.Global().Call("setTimeout", tell, 200)
}

// opened tells where the page is, and in which browser.
func opened() event.Opened {
	location := js.Global().Get("location")
	return event.Opened{
		Address:   address(),
		Host:      location.Get("hostname").String(),
		Origin:    location.Get("origin").String(),
		Hash:      locationHash(),
		UserAgent: js.Global().Get("navigator").Get("userAgent").String(),
		Theme:     root().Get(effect.Theme).String(),
		Type:      root().Get(effect.Type).String(),
	}
}

// root returns the data attributes of the document's element.
func root() js.Value {
	return js.Global().Get("document").Get("documentElement").Get("dataset")
}

// setLook changes how the page looks, and keeps that if the browser lets it.
func setLook(look, value string) {
	root().Set(look, value)
	storage := attempt(js.Global().Get("Reflect"), "get", js.Global(), "localStorage")
	settle(storage, func(storage js.Value) { try(storage, "setItem", look, value) }, func(string) {})
}

// address returns the page's address without its fragment.
func address() string {
	href, _, _ := strings.Cut(js.Global().Get("location").Get("href").String(), "#")
	return href
}

// locationHash returns the address's fragment with its "#", or "".
func locationHash() string { return js.Global().Get("location").Get("hash").String() }

// setHash makes hash the address's fragment, as a new step in the history if push.
// The browser may refuse, when it was asked too often; the next change tries again.
func setHash(hash string, push bool) {
	way := "replaceState"
	if push {
		way = "pushState"
	}
	try(js.Global().Get("history"), way, js.Null(), "", address()+hash)
}

// copyText puts text on the clipboard. A page that was not loaded over https or from
// this computer has none.
func copyText(text string, done, failed func()) {
	clipboard := js.Global().Get("navigator").Get("clipboard")
	if clipboard.IsUndefined() {
		failed()
		return
	}
	settle(attempt(clipboard, "writeText", text), func(js.Value) { done() }, func(string) { failed() })
}

// fillRandom fills data with random bytes of the browser's.
func fillRandom(data []byte) {
	array := js.Global().Get("Uint8Array").New(len(data))
	js.Global().Get("crypto").Call("getRandomValues", array)
	js.CopyBytesToGo(data, array)
}

// readFile reads file.
func readFile(file js.Value, done func(event.FileRead)) {
	outcome := event.FileRead{Name: file.Get("name").String()}
	settle(attempt(file, "arrayBuffer"), func(buffer js.Value) {
		array := js.Global().Get("Uint8Array").New(buffer)
		data := make([]byte, array.Length())
		js.CopyBytesToGo(data, array)
		outcome.Data = string(data)
		done(outcome)
	}, func(why string) {
		outcome.Err = why
		done(outcome)
	})
}

// fetch gets the text at a path.
func fetch(e effect.Fetch, done func(event.Fetched)) {
	abort := js.Global().Get("AbortController").New()
	after(e.Patience, func() { abort.Call("abort") }) // to no effect if all is over
	options := map[string]any{"cache": "no-store", "signal": abort.Get("signal")}
	outcome := event.Fetched{Call: e.Call}
	failed := func(why string) {
		outcome.Err = why
		done(outcome)
	}
	settle(attempt(js.Global(), "fetch", e.Path, options), func(response js.Value) {
		outcome.Status = response.Get("status").Int()
		if outcome.Status != 200 {
			done(outcome)
			return
		}
		settle(response.Call("text"), func(text js.Value) {
			outcome.Text = text.String()
			done(outcome)
		}, failed)
	}, failed)
}
