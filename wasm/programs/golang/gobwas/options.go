package gobwas

import (
	"wsaccept/wasm/programs/wire"
)

// The states of ScanOptions.
const (
	optionKey = iota
	optionBeforeName
	optionName
	optionBeforeValue
	optionValue
)

// optionScanner is the state of ScanOptions of httphead/httphead.go, a list of
// extensions with parameters. It takes an empty member, a last semicolon and
// two names in a row (X03, X04), and any quoted value (X06).
type optionScanner struct {
	state    int
	index    int
	key      string
	name     string
	value    string
	mustCall bool // the key was not handed out yet
	call     bool
	grow     int
}

// scanOptions hands each parameter of list to it, and each extension without
// one. It reports whether list is right as far as it was read: it stops where it
// returns false.
func scanOptions(list string, it func(index int, key string, parameter *wire.Field) bool) (ok bool) {
	s := scanner{text: list}
	var o optionScanner
	for {
		item, text := s.next()
		if item == itemEnd {
			break
		}
		o.call, o.grow = false, 0
		if !o.take(item, text) {
			return false
		}
		if !o.call {
			continue
		}
		if !it(o.index, o.key, o.parameter()) {
			return true
		}
		ok = true
		o.name, o.value, o.mustCall = "", "", false
		o.index += o.grow
	}
	if o.mustCall {
		it(o.index, o.key, o.parameter())
		ok = true
	}
	return ok
}

// parameter returns the parameter read, or nil.
func (o *optionScanner) parameter() *wire.Field {
	if o.name == "" {
		return nil
	}
	return &wire.Field{Name: o.name, Value: o.value}
}

// take goes one item further.
func (o *optionScanner) take(item itemKind, text string) bool {
	switch item {
	case itemToken:
		return o.takeToken(text)
	case itemString:
		if o.state != optionValue {
			return false
		}
		o.value, o.state, o.call = text, optionBeforeName, true
		return true
	case itemSeparator:
		return o.takeSeparator(text)
	}
	return false
}

func (o *optionScanner) takeToken(text string) bool {
	switch o.state {
	case optionKey, optionBeforeName:
		o.key, o.state, o.mustCall = text, optionBeforeName, true
	case optionName:
		o.name, o.state, o.mustCall = text, optionBeforeValue, true
	case optionValue:
		o.value, o.state, o.call = text, optionBeforeName, true
	default:
		return false
	}
	return true
}

func (o *optionScanner) takeSeparator(text string) bool {
	switch {
	case text == "," && o.state == optionKey:
	case text == "," && o.state == optionBeforeName:
		o.state, o.call = optionKey, o.mustCall
		if o.call {
			o.grow = 1
		} else {
			o.index++
		}
	case text == "," && o.state == optionBeforeValue:
		o.state, o.grow, o.call = optionKey, 1, true
	case text == ";" && o.state == optionBeforeName:
		o.state = optionName
	case text == ";" && o.state == optionBeforeValue:
		o.state, o.call = optionName, true
	case text == "=" && o.state == optionBeforeValue:
		o.state = optionValue
	default:
		return false
	}
	return true
}
