package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// onEvidence is the advice on a refusal whose reason the two messages show, if they
// show one: the version of HTTP, the version of the WebSocket protocol, another
// protocol, or an Origin that is missing.
func (r *Result) onEvidence(status string) (Advice, bool) {
	if a, told := r.overHTTP2(status); told {
		return a, true
	}
	if status == "400" || status == "426" {
		if a, told := r.onVersions(status); told {
			return a, true
		}
	}
	switch {
	case status == "426" && r.requiresOther() != "":
		return Advice{"The server requires another protocol, and no WebSocket: its Upgrade is " + r.requiresOther() + ".",
			"Check the path and the port in the address. If a WebSocket should be there, configure the server or the proxy to serve it over HTTP/1.1."}, true
	case status == "403" && r.Verdicts.Request == handshake.Ok && !r.Excerpt() && len(r.Pair.Request.Lookup("Origin")) == 0:
		return Advice{"The server refuses this client. The request has no Origin, which servers that check it may require; it may also be a firewall, a missing cookie or a token.",
			"Send the Origin of a page that the server allows: wsaccept probe -origin https://HOST …, or curl -H 'Origin: https://HOST'."}, true
	}
	return Advice{}, false
}

// overHTTP2 is the advice on a handshake of HTTP/1.1 in a connection of HTTP/2 or
// HTTP/3, of which a tool writes the version down.
func (r *Result) overHTTP2(status string) (Advice, bool) {
	request, response := r.Pair.Request, r.Pair.Response
	if request.IsExtended() || response.IsExtended() {
		return Advice{}, false
	}
	_, _, asked := request.RequestLine()
	version, _, _ := response.StatusLine()
	spoken := version.Of(response.Raw) // a request of a command line has none of its own
	if spoken != "HTTP/2" && spoken != "HTTP/3" {
		spoken = asked.Of(request.Raw)
	}
	if spoken != "HTTP/2" && spoken != "HTTP/3" {
		return Advice{}, false
	}
	if request.Absent() && !strings.HasPrefix(status, "4") && !strings.HasPrefix(status, "2") {
		return Advice{}, false
	}
	return Advice{"The client and the server spoke " + spoken + ", which they agreed on in TLS (ALPN), as curl does with https:. A handshake with Upgrade and Connection has no meaning there.", speakHTTP11}, true
}

// speakHTTP11 is what to do about a client that speaks HTTP/2 where it should not.
const speakHTTP11 = "Let the client speak HTTP/1.1: curl --http1.1 …, or ALPN with http/1.1 alone. Over HTTP/2 itself a WebSocket is opened by an extended CONNECT (RFC 8441)."

// onVersions is the advice on a refusal of the version of the WebSocket protocol: RFC
// 6455 §4.4.
func (r *Result) onVersions(status string) (Advice, bool) {
	for _, f := range r.Findings.Request {
		if (f.Rule == handshake.C14 || f.Rule == handshake.C15) && f.Severity == handshake.Error && (status == "426" || r.onlyError(f.Rule)) {
			return Advice{"The version is the reason: " + lowerUnlessName(f.Title), "Send Sec-WebSocket-Version: 13, once."}, true
		}
	}
	listed := r.listed()
	if listed == "" {
		return Advice{}, false
	}
	knows13 := false
	for version := range strings.SplitSeq(listed, ",") {
		knows13 = knows13 || strings.TrimSpace(version) == "13"
	}
	request := r.Pair.Request
	switch {
	case !knows13:
		return Advice{"The server speaks only other versions of the protocol: its Sec-WebSocket-Version is " + listed + ". RFC 6455, and so every client of today, has 13.",
			"Update the server, or its WebSocket library, to one that speaks version 13."}, true
	case status == "426" && r.Verdicts.Request == handshake.Ok && len(request.Lookup("Sec-WebSocket-Version")) > 0:
		return Advice{"The server asks for version 13, which is the version that the request has. So it did not see the request as it is here: a proxy in between removed or changed fields.", forwardUpgrade}, true
	case status == "426" && request.Absent():
		return Advice{"The server requires Sec-WebSocket-Version: 13, and the request that it received had another version or none.", "Send Sec-WebSocket-Version: 13. If the client does, a proxy in between removed it: pass all fields of the handshake on."}, true
	}
	return Advice{}, false
}

// onlyError reports whether all that is wrong with the request breaks rule.
func (r *Result) onlyError(rule *handshake.Rule) bool {
	for _, f := range r.Findings.Request {
		if f.Severity == handshake.Error && f.Rule != rule {
			return false
		}
	}
	return true
}

// onlyResponseError reports whether all that is wrong with the response breaks rule.
func (r *Result) onlyResponseError(rule *handshake.Rule) bool {
	for _, f := range r.Findings.Response {
		if f.Severity == handshake.Error && f.Rule != rule {
			return false
		}
	}
	return true
}

// listed returns the versions that the response says the server speaks, or "".
func (r *Result) listed() string {
	var all []string
	for _, f := range r.Pair.Response.Lookup("Sec-WebSocket-Version") {
		if value := r.Pair.Response.Value(f); value != "" {
			all = append(all, value)
		}
	}
	return strings.Join(all, ", ")
}

// requiresOther returns the value of the response's Upgrade if it does not name
// websocket.
func (r *Result) requiresOther() string {
	var all []string
	for _, f := range r.Pair.Response.Lookup("Upgrade") {
		value := r.Pair.Response.Value(f)
		if strings.Contains(strings.ToLower(value), "websocket") {
			return ""
		}
		all = append(all, value)
	}
	return strings.Join(all, ", ")
}

// lowerUnlessName returns a sentence as the rest of another; one that begins with the
// name of a field stays as it is.
func lowerUnlessName(text string) string {
	if strings.HasPrefix(text, "Sec-") {
		return text
	}
	return lowerFirst(text)
}
