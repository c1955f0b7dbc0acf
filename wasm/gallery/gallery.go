// Package gallery holds the examples that the page offers, each with its lesson.
//
// The messages are constants, so that they cost no code in the WebAssembly
// file. What a proxy did is shown with the bytes that real programs sent; they
// were recorded with the key of RFC 6455's own example, which no client should
// use.
package gallery

import (
	"strings"

	"wsaccept/wasm/programs"
)

// Example is a handshake worth looking at.
type Example struct {
	ID                string // in links: lower-case words joined by "-"; never changes once published
	Group             Group  // heading it is listed under
	Title             string // a few words, as a link text: "nginx without Upgrade: 426"
	Lesson            string // a few sentences: what is wrong (or right) here, why it happens, what the client sees
	Fix               string // configuration or code lines that fix it, or ""; several lines allowed
	Request, Response string // the two messages to judge, exact wire bytes (CRLF); either may be ""
	Sent              string // what the client sent before a proxy changed it into Request, or ""
	Answered          string // what the server answered before a proxy changed it into Response, or ""
	Source            string // where the bytes come from: "RFC 6455 §1.2", "observed: nginx 1.22.1 in front of coder/websocket", "written for this page"
	Want              Want   // what the judge must say; a test holds the engine to it
}

// Want is the verdict that an example must get.
type Want struct {
	Request, Response string   // "ok", "fail" or "absent", by the RFC; "refused" for a response that declines
	Rules             []string // ids of rules that must be among the findings, e.g. "R07"
	Chromium          string   // "open" or "fail" or "unknown"
	Firefox           string
}

// Group is a heading of the gallery.
type Group string

// The groups, in the order shown.
const (
	Right        Group = "Right"
	WrongAccept  Group = "Accept wrong"
	WrongRequest Group = "Request wrong"
	Refused      Group = "Refused by the server"
	WrongAnswer  Group = "Response wrong"
	Syntax       Group = "HTTP syntax"
	Negotiation  Group = "Extensions and subprotocols"
	Nginx        Group = "Proxies: nginx"
	Proxies      Group = "Proxies: others"
	HTTP2        Group = "HTTP/2"
)

var sections = []struct {
	group    Group
	examples []Example
}{
	{Right, right},
	{WrongAccept, wrongAccept},
	{WrongRequest, wrongRequest},
	{WrongRequest, wrongKey},
	{Refused, refused},
	{WrongAnswer, wrongAnswer},
	{Syntax, syntax},
	{Negotiation, negotiation},
	{Nginx, nginx},
	{Proxies, proxies},
	{Proxies, webServers},
	{HTTP2, http2},
}

// All returns the examples in the order shown, groups together.
func All() []Example {
	var all []Example
	for _, section := range sections {
		for _, e := range section.examples {
			all = append(all, e.ready(section.group))
		}
	}
	return all
}

// Find returns the example with the given id.
func Find(id string) (Example, bool) {
	for _, section := range sections {
		for _, e := range section.examples {
			if e.ID == id {
				return e.ready(section.group), true
			}
		}
	}
	return Example{}, false
}

// ready returns e as the package hands it out.
func (e Example) ready(group Group) Example {
	e.Group = group
	e.Request, e.Response = wire(e.Request), wire(e.Response)
	e.Sent, e.Answered = wire(e.Sent), wire(e.Answered)
	e.Lesson = versions.Replace(e.Lesson)
	return e
}

// versions puts the browsers that were observed into a lesson, each with its
// version. A test holds what the lesson says of them to the predictions.
var versions = strings.NewReplacer("{Chromium}", title("chromium"), "{Firefox}", title("firefox"))

// title returns the name and version of a program that is in the table.
func title(id string) string {
	program, _ := programs.Find(id)
	return program.Title()
}

// asIs starts a message that is written down byte for byte.
const asIs = "\x00"

// wire returns a message as its bytes are on the wire. In this package each
// line of a head ends in LF, and so does the empty line after it; on the wire
// it is CR LF. A body stays as it is.
func wire(message string) string {
	if exact, found := strings.CutPrefix(message, asIs); found {
		return exact
	}
	head, body, complete := strings.Cut(message, "\n\n")
	if !complete {
		return strings.ReplaceAll(message, "\n", "\r\n")
	}
	return strings.ReplaceAll(head, "\n", "\r\n") + "\r\n\r\n" + body
}

// The key of the examples that were written for this page, and its Accept.
const (
	pageKey    = "2Fn9EuTyEx5bXZ0O6ObK9A=="
	pageAccept = "CCERl4mUjaCcszlRwYysd9/HMJ8="
)

// goodRequest has nothing wrong with it and asks for nothing special.
const goodRequest = requestStart + requestEnd

const (
	requestStart = "GET /chat HTTP/1.1\n" + fieldsStart
	requestEnd   = "Sec-WebSocket-Version: 13\n\n"
	goodFields   = fieldsStart + requestEnd
	fieldsStart  = `Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: ` + pageKey + `
Origin: http://server.example.com
`
)

// switching is a right response up to its Accept.
const switching = `HTTP/1.1 101 Switching Protocols
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Accept: `

// goodAnswer is the right response to goodRequest.
const goodAnswer = switching + pageAccept + "\n\n"

// Sources that many examples share.
const (
	written  = "written for this page"
	observed = "written for this page; the response is what coder/websocket 1.8.15 on Go 1.26 sent"
)
