//go:build js && wasm

package main

import (
	"encoding/base64"
	"syscall/js"
)

// reader reads a value that came as JSON from the server of the page, or from
// whatever else answers at its address. It takes nothing for granted: what is of
// another type is empty, and noted. What is missing is empty, because members may
// be added.
type reader struct{ wrong string }

// object returns value if it is an object, else an empty one.
func (r *reader) object(name string, value js.Value) js.Value {
	if value.Type() == js.TypeObject && !isList(value) {
		return value
	}
	r.note(name, "an object")
	return js.Global().Get("Object").New()
}

// list returns the members of the list called name in object; null is an empty
// one.
func (r *reader) list(object js.Value, name string) []js.Value {
	value := object.Get(name)
	if value.IsNull() || value.IsUndefined() {
		return nil
	}
	if value.Type() != js.TypeObject || !isList(value) {
		r.note(name, "a list")
		return nil
	}
	all := make([]js.Value, value.Length())
	for i := range all {
		all[i] = value.Index(i)
	}
	return all
}

// text returns the text called name in object.
func (r *reader) text(object js.Value, name string) string {
	return r.textOf(name, object.Get(name))
}

func (r *reader) textOf(name string, value js.Value) string {
	if value.Type() == js.TypeString {
		return value.String()
	}
	if !value.IsUndefined() {
		r.note(name, "a text")
	}
	return ""
}

// bytes returns the bytes whose base64 is called name in object, and must be there.
func (r *reader) bytes(object js.Value, name string) string {
	data, err := base64.StdEncoding.DecodeString(r.text(object, name))
	if err != nil || object.Get(name).IsUndefined() {
		r.note(name, "base64")
	}
	return string(data)
}

// number returns the number called name in object.
func (r *reader) number(object js.Value, name string) int {
	value := object.Get(name)
	switch value.Type() {
	case js.TypeNumber:
		return value.Int()
	case js.TypeUndefined:
		return 0
	}
	r.note(name, "a number")
	return 0
}

// truth returns the truth value called name in object.
func (r *reader) truth(object js.Value, name string) bool {
	value := object.Get(name)
	switch value.Type() {
	case js.TypeBoolean:
		return value.Bool()
	case js.TypeUndefined:
		return false
	}
	r.note(name, "true or false")
	return false
}

// note keeps the first thing that is of another type.
func (r *reader) note(name, want string) {
	if r.wrong == "" {
		r.wrong = "“" + name + "” is not " + want
	}
}

func isList(value js.Value) bool { return js.Global().Get("Array").Call("isArray", value).Bool() }
