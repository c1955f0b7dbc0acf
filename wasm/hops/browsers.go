package hops

import (
	"strings"

	"wsaccept/wasm/programs"
)

// browser is how a browser writes the request of a handshake.
type browser struct {
	program string // its id in the table of programs, with the version that was recorded
	fields  []sentField
}

// title returns the name and the version that was recorded.
func (b *browser) title() string {
	program, _ := programs.Find(b.program)
	return program.Title()
}

// sentField is a field that a browser sends.
type sentField struct {
	name   string
	always bool     // it is in every handshake, at this place
	values []string // those it can have; none if they are many
}

// browsers are as they were recorded with HTTP/1.1. User-Agent had another place
// in earlier versions; the fields that are not always there may move.
var browsers = map[string]*browser{
	"chromium": {"chromium", []sentField{
		{"Host", true, nil},
		{"Connection", true, []string{"Upgrade"}},
		{"Pragma", true, []string{"no-cache"}},
		{"Cache-Control", true, []string{"no-cache"}},
		{"Authorization", false, nil},
		{"User-Agent", false, nil},
		{"Upgrade", true, []string{"websocket"}},
		{"Origin", true, nil},
		{"Sec-WebSocket-Version", true, []string{"13"}},
		{"Accept-Encoding", true, encodings},
		{"Accept-Language", false, nil},
		{"Cookie", false, nil},
		{"Sec-WebSocket-Key", true, nil},
		{"Sec-WebSocket-Extensions", true, nil},
		{"Sec-WebSocket-Protocol", false, nil},
	}},
	"firefox": {"firefox", []sentField{
		{"Host", true, nil},
		{"User-Agent", false, nil},
		{"Accept", true, []string{"*/*"}},
		{"Accept-Language", false, nil},
		{"Accept-Encoding", true, encodings},
		{"Sec-WebSocket-Version", true, []string{"13"}},
		{"Origin", true, nil},
		{"Sec-WebSocket-Protocol", false, nil},
		{"Sec-WebSocket-Extensions", false, nil}, // a setting turns it off
		{"Sec-WebSocket-Key", true, nil},
		{"DNT", false, nil},
		{"Sec-GPC", false, nil},
		{"Sec-Fetch-Storage-Access", false, nil},
		{"Connection", true, []string{"Upgrade", "keep-alive, Upgrade"}},
		{"Cookie", false, nil},
		{"Sec-Fetch-Dest", false, nil}, // these only to secure addresses and to the own machine
		{"Sec-Fetch-Mode", false, nil},
		{"Sec-Fetch-Site", false, nil},
		{"Pragma", true, []string{"no-cache"}},
		{"Cache-Control", true, []string{"no-cache"}},
		{"Upgrade", true, []string{"websocket"}},
	}},
}

// encodings are the values of Accept-Encoding: without TLS, with it and on the
// own machine, and as it was before zstd.
var encodings = []string{"gzip, deflate", "gzip, deflate, br, zstd", "gzip, deflate, br"}

// has reports whether value is one that f can have.
func (f sentField) has(value string) bool {
	for _, one := range f.values {
		if one == value {
			return true
		}
	}
	return len(f.values) == 0
}

// unknown stands for a value that is not known.
const unknown = "…"

// expected returns the head as the browser sends it.
func (a *arrival) expected() string {
	if a.browser == nil || !a.isHandshake() {
		return ""
	}
	method, target, _ := a.RequestLine()
	var head strings.Builder
	head.WriteString(method.Of(a.Raw) + " " + target.Of(a.Raw) + " HTTP/1.1\r\n")
	for _, f := range a.browser.fields {
		arrived := a.Lookup(f.name)
		if f.always || f.name == "User-Agent" {
			arrived = arrived[:min(1, len(arrived))]
			if len(arrived) == 0 {
				head.WriteString(f.name + ": " + a.sentValue(f, unknown) + "\r\n")
			}
		}
		for _, one := range arrived {
			head.WriteString(f.name + ": " + a.sentValue(f, a.Value(one)) + "\r\n")
		}
	}
	return head.String() + "\r\n"
}

// sentValue returns the value that f had when value arrived.
func (a *arrival) sentValue(f sentField, value string) string {
	switch {
	case f.name == "Host" && a.sent.Host != "":
		return a.sent.Host
	case f.name == "Origin" && a.sent.Origin != "":
		return a.sent.Origin
	case f.has(value):
		return value
	case f.name == "Accept-Encoding" && strings.HasPrefix(a.value("Origin"), "https:"):
		return f.values[1]
	}
	return f.values[0]
}
