package passage

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// Ask is the handshake that a configuration is asked about.
type Ask struct {
	Host string // "" for Host, below
	Path string // with the query; "" for Path, below
	Sent *Head  // what comes, if it is not what a browser sends: another proxy stands before this one
}

// What is asked of a configuration that names no address.
const (
	Host = "ws.example"
	Path = "/ws"
)

// Varies stands in a Head for what can't be known before it happens, such as the
// client's address.
const Varies = "…"

// Field is a field of a Head.
type Field struct{ Name, Value string }

// Head is a request's head, as a program is about to send it. Formats change it in
// the way that their program does.
type Head struct {
	Method, Target, Version string
	Fields                  []Field
}

// Head returns the request of the handshake as a browser sends it, or as the proxy before
// this one does.
func (a Ask) Head() Head {
	if a.Sent != nil {
		head := *a.Sent
		head.Fields = slices.Clone(head.Fields)
		return head
	}
	if a.Host == "" {
		a.Host = Host
	}
	if a.Path == "" {
		a.Path = Path
	}
	return Head{"GET", a.Path, "HTTP/1.1", []Field{
		{"Host", a.Host},
		{"Connection", "Upgrade"},
		{"Pragma", "no-cache"},
		{"Cache-Control", "no-cache"},
		{"User-Agent", "probe"},
		{"Upgrade", "websocket"},
		{"Origin", "http://" + a.Host},
		{"Sec-WebSocket-Version", "13"},
		{"Accept-Encoding", "gzip, deflate, br"},
		{"Accept-Language", "en-US,en;q=0.9"},
		{"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
		{"Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits"},
	}}
}

// Has reports whether there is a field called name, in any case.
func (h *Head) Has(name string) bool { return h.Count(name) > 0 }

// Count returns how many fields are called name, in any case.
func (h *Head) Count(name string) int {
	n := 0
	for _, f := range h.Fields {
		if handshake.EqualFold(f.Name, name) {
			n++
		}
	}
	return n
}

// Get returns the value of the first field called name, or "".
func (h *Head) Get(name string) string {
	for _, f := range h.Fields {
		if handshake.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Del removes all fields called name.
func (h *Head) Del(name string) {
	kept := h.Fields[:0:0]
	for _, f := range h.Fields {
		if !handshake.EqualFold(f.Name, name) {
			kept = append(kept, f)
		}
	}
	h.Fields = kept
}

// Add adds a field at the end.
func (h *Head) Add(name, value string) { h.Fields = append(h.Fields, Field{name, value}) }

// Set replaces all fields called name by one.
func (h *Head) Set(name, value string) {
	h.Del(name)
	h.Add(name, value)
}

// Lines returns the head's lines without their ends.
func (h *Head) Lines() []string {
	lines := []string{h.Method + " " + h.Target + " " + h.Version}
	for _, f := range h.Fields {
		lines = append(lines, strings.TrimRight(f.Name+": "+f.Value, " "))
	}
	return lines
}

// Text returns the head as it is on the wire.
func (h *Head) Text() string { return strings.Join(h.Lines(), "\r\n") + "\r\n\r\n" }

// Refused returns what a server finds wrong with the request that keeps to RFC 6455
// §4.2.1: the titles of the errors, none if it opens the WebSocket.
func (h *Head) Refused() []string {
	var titles []string
	for _, f := range handshake.Check(handshake.ParsePair(h.Text(), "")).Request {
		if f.Severity == handshake.Error {
			titles = append(titles, f.Title)
		}
	}
	return titles
}
