package code

import (
	"slices"
	"strings"
)

// A line is a field of a response.
type line struct {
	name, value string
	colon       bool
	at          int // in the text of the response
}

// lines returns the fields of r.
func (r *template) lines() []line {
	var all []line
	at, first := 0, true
	for text := range strings.SplitSeq(string(r.text), "\n") {
		for part := range strings.SplitSeq(text, string(someEnd)) {
			if strings.TrimSpace(part) != "" && !first {
				name, value, colon := strings.Cut(strings.TrimRight(part, "\r"), ":")
				all = append(all, line{name, value, colon, at})
			}
			if strings.TrimSpace(part) != "" {
				first = false
			}
			at += len(part) + 1
		}
	}
	return all
}

// fields judges the names and the values.
func (r *template) fields() []Remark {
	if i, _ := r.glued(); i >= 0 {
		return nil
	}
	var remarks []Remark
	found := map[string]bool{}
	all := r.lines()
	for _, l := range all {
		name := toLower(strings.Trim(l.name, " \t\r\x02"))
		found[name] = true
		if isAccept(name) {
			found["sec-websocket-accept"] = true
		}
		value := toLower(strings.TrimSpace(l.value))
		say := func(id, title, fix string) { remarks = append(remarks, Remark{id, title, fix, r.span(l.at)}) }
		switch {
		case !l.colon && (strings.HasPrefix(name, "upgrade ") || strings.HasPrefix(name, "connection ") || strings.HasPrefix(name, "sec-websocket-accept ")):
			word, _, _ := strings.Cut(strings.TrimSpace(l.name), " ")
			found[toLower(word)] = true
			say("colon-missing", "It writes no colon after "+word+".", "Write "+word+": and the value. A line without a colon is no field (RFC 9112 §5).")
		case l.colon && strings.TrimLeft(l.name, " \t") != l.name && isKnownField(name):
			if !strings.Contains(toLower(r.p.lower), "trimindent") && !strings.Contains(r.p.lower, "dedent") && !strings.Contains(r.p.lower, "margin") {
				say("indented", "It writes white space before the name of a field: "+strings.TrimSpace(l.name)+".",
					"Begin each line of the response with the name of the field: a line that begins with white space continues the one before (RFC 9112 §5.2).")
				return remarks
			}
		case value == "" || strings.ContainsAny(value, "%{}$\x02\x01#("): // not known
		case name == "upgrade" && value != "websocket":
			say("field-value", "It writes “Upgrade: "+strings.TrimSpace(l.value)+"”, which is not websocket.", "Write Upgrade: websocket. A client fails the connection otherwise (RFC 6455 §4.1).")
		case name == "connection" && !hasToken(value, "upgrade"):
			say("field-value", "It writes “Connection: "+strings.TrimSpace(l.value)+"”, without Upgrade.", "Write Connection: Upgrade. A client fails the connection otherwise (RFC 6455 §4.1).")
		case name == "sec-websocket-accept" && (value == "s3pplmbitxaq9kygzzhzrbk+xoo=" || value == "hsmrc0smluykagmm5oppg2hagwk=") && !containsAny(r.p.lower, []string{"dghlihnhbxbszsbub25jzq==", "x3jjhmbdl1ezlkh9gbhxdw=="}):
			say("sample-answer", "It sends the same Accept to each client, that of an example.", "Compute the Accept from the key of each request.")
		}
		for _, right := range []string{"Upgrade", "Connection"} {
			if edits := distance(name, toLower(right)); l.colon && edits > 0 && edits <= 2 {
				found[toLower(right)] = true
				say("name-misspelt", "It misspells a field name: "+strings.TrimSpace(l.name)+" for "+right+".", "Write "+right+". A client that finds no such field fails the connection.")
			}
		}
	}
	return append(append(remarks, r.missing(all, found)...), r.echoed()...)
}

// missing says which field the response lacks, if all of its fields are known.
func (r *template) missing(all []line, found map[string]bool) []Remark {
	for _, l := range all {
		if strings.ContainsAny(l.name, "\x02$%{#(") { // a value that may be whole fields
			return nil
		}
	}
	isHandshake := found["sec-websocket-accept"] || found["upgrade"] && found["connection"] && containsAny(r.p.lower, []string{"258eaf", "sec-websocket-key"})
	if !r.whole || !isHandshake || len(all) == 0 {
		return nil
	}
	for _, f := range [...]struct{ name, line string }{{"Upgrade", "Upgrade: websocket"}, {"Connection", "Connection: Upgrade"}, {"Sec-WebSocket-Accept", "Sec-WebSocket-Accept and its value"}} {
		if !found[toLower(f.name)] {
			return []Remark{{"field-missing", "It writes no " + f.name + " field in the response.",
				"Add " + f.line + ". A client fails the connection without it (RFC 6455 §4.1).", r.span(all[len(all)-1].at)}}
		}
	}
	return nil
}

// isAccept reports whether name is Sec-WebSocket-Accept, or was meant to be.
func isAccept(name string) bool {
	return len(name) < 26 && !slices.Contains(knownNames[1:], name) && distance(name, "sec-websocket-accept") <= 3
}

func isKnownField(name string) bool {
	return name == "upgrade" || name == "connection" || strings.HasPrefix(name, "sec-websocket")
}

func hasToken(list, token string) bool {
	for part := range strings.SplitSeq(list, ",") {
		if strings.TrimSpace(part) == token {
			return true
		}
	}
	return false
}

// echoed says if the client's whole list of subprotocols is sent back.
func (r *template) echoed() []Remark {
	lower := toLower(string(r.text))
	i := strings.Index(lower, "sec-websocket-protocol:")
	if i < 0 {
		return nil
	}
	start := r.at[i]
	after := r.p.lower[start+len("sec-websocket-protocol:") : min(len(r.p.lower), start+160)]
	after = after[:lineEnd(after, 0)]
	if !containsAny(after, []string{"sec-websocket-protocol", "sec_websocket_protocol"}) || containsAny(after, []string{"split", "[0]", "first", "find", "select", "choose", "pick"}) {
		return nil
	}
	return []Remark{{"subprotocols-echoed", "It sends back the client's whole list of subprotocols.",
		"Send one of them, chosen by the server, or leave Sec-WebSocket-Protocol out (RFC 6455 §4.2.2).", r.span(i)}}
}
