package code

import (
	"slices"

	"wsaccept/wasm/handshake"
)

// mapped judges a response whose fields are given to a library by name and value.
func mapped(p *program) []Remark {
	accept := -1
	names := map[string]bool{}
	for i, t := range p.tokens {
		if t.kind == word && (t.text == "upgrade" || t.text == "connection") && i+1 < len(p.tokens) && p.tokens[i+1].text == ":" { // {Upgrade: 'websocket'}
			names[t.text] = true
		}
		if t.kind != literal || len(t.text) > 24 {
			continue
		}
		name := toLower(t.text)
		names[name] = true
		if name == "sec-websocket-accept" && accept < 0 && p.isSet(i) {
			accept = i
		}
	}
	if accept < 0 {
		return nil
	}
	t := p.tokens[accept]
	span := handshake.Span{Start: t.start, End: t.end}
	switching := containsAny(p.lower, []string{"101", "switchingprotocols", "switching_protocols", "switching protocols"})
	if i := p.status200(); i >= 0 && !switching {
		s := p.tokens[i]
		return []Remark{{"status-wrong", "It answers the handshake with the status 200, not 101.",
			"Answer 101 Switching Protocols: with another status a client does not open the WebSocket (RFC 6455 §4.1).", handshake.Span{Start: s.start, End: s.end}}}
	}
	if !switching || names["upgrade"] == names["connection"] || containsAny(p.lower, []string{"connection:", "upgrade:", "accept("}) && !names["upgrade"] && !names["connection"] {
		return nil
	}
	name, value := "Upgrade", "websocket"
	if names["upgrade"] {
		name, value = "Connection", "Upgrade"
	}
	return []Remark{{"field-missing", "It writes no " + name + " field in the response.", "Add " + name + ": " + value + ". A client fails the connection without it (RFC 6455 §4.1).", span}}
}

// isSet reports whether the name at i of the tokens is given a value, and not read.
func (p *program) isSet(i int) bool {
	if i+1 >= len(p.tokens) || i == 0 {
		return false
	}
	next := p.tokens[i+1]
	if next.kind != sign {
		return false
	}
	switch next.text {
	case ":", ",":
		return true
	case "=":
		return i+2 < len(p.tokens) && (p.tokens[i+2].text == ">" || p.tokens[i+2].kind != sign)
	case "]": // headers["Sec-WebSocket-Accept"] = accept
		return i+3 < len(p.tokens) && p.tokens[i+2].text == "=" && p.tokens[i+3].text != "="
	}
	return false
}

// status200 returns the token with which a response gets the status 200, or -1.
func (p *program) status200() int {
	for i, t := range p.tokens {
		if t.kind != word {
			continue
		}
		before := p.tokens[max(0, i-4):i]
		set := slices.ContainsFunc(before, func(t token) bool {
			return t.kind == word && containsAny(t.text, []string{"writehead", "writeheader", "send_resp", "status", "http_response_code", "setstatus", "send_response", "http"})
		})
		if set && (t.text == "200" || t.text == "statusok" || t.text == "ok" || t.text == "sc_ok") {
			return i
		}
	}
	return -1
}
