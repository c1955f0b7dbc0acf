package coder

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/golang/nethttp"
	"wsaccept/wasm/programs/wire"
)

// What coder says in front. The URL is not known here.
const (
	prefix          = "failed to WebSocket dial: "
	sendPrefix      = prefix + `failed to send handshake request: Get "URL": `
	transportPrefix = sendPrefix + "net/http: HTTP/1.x transport connection broken: "
	violationPrefix = prefix + "WebSocket protocol violation: "
)

// Client is dial of coder/websocket dial.go, on an http.Client, which
// follows redirects (R01) and leaves interim responses out (R02).
func Client(o wire.Offer, raw string) wire.Outcome {
	if raw == "" {
		return wire.FailsWith(sendPrefix + "EOF")
	}
	reply, rest, fault := nethttp.ReadResponse(raw)
	for fault == "" && reply.Status/100 == 1 && reply.Status != 101 {
		reply, rest, fault = nethttp.ReadResponse(rest)
	}
	if fault != "" {
		return wire.FailsWith(transportPrefix + fault)
	}
	switch reply.Status {
	case 101:
		if fault := responseFault(reply, o); fault != "" {
			return wire.FailsWith(fault)
		}
		return wire.Opened()
	case 301, 302, 303, 307, 308:
		if location := wire.First(reply.Fields, "Location"); location != "" {
			return follow(location)
		}
	}
	return wire.FailsWith(prefix + "expected handshake response status code 101 but got " + strconv.Itoa(reply.Status))
}

// follow is what http.Client does with a redirect. The next server gets the same
// handshake, and its answer is taken to be right.
func follow(location string) wire.Outcome {
	to, fault := nethttp.ParseURL(location, false)
	switch {
	case fault != "":
		return wire.FailsWith(sendPrefix + "failed to parse Location header " + strconv.Quote(location) + ": " + fault)
	case to.Scheme != "" && to.Scheme != "http" && to.Scheme != "https" && to.Scheme != "ws" && to.Scheme != "wss":
		return wire.FailsWith(sendPrefix + "unsupported protocol scheme " + strconv.Quote(to.Scheme))
	case to.Scheme != "" && to.Host == "":
		return wire.FailsWith(sendPrefix + "http: no Host in request URL")
	case location[0] == '#': // the same address again; coder lifts net/http's limit of ten
		return wire.Outcome{Verdict: wire.Fails, Message: sendPrefix + nethttp.DeadlineExceeded, Note: "It follows such a redirect again and again, until its program's time is over."}
	}
	return wire.Outcome{Verdict: wire.Opens, Note: "It follows the redirect, and opens if the server there accepts the handshake."}
}

// responseFault is verifyServerResponse. It folds the case as Unicode does: R05.
func responseFault(r nethttp.Response, o wire.Offer) string {
	connection, upgrade := wire.First(r.Fields, "Connection"), wire.First(r.Fields, "Upgrade")
	accept, protocol := wire.First(r.Fields, "Sec-WebSocket-Accept"), wire.First(r.Fields, "Sec-WebSocket-Protocol")
	switch {
	case !hasToken(wire.Values(r.Fields, "Connection"), "Upgrade"):
		return violationPrefix + "Connection header " + strconv.Quote(connection) + " does not contain Upgrade"
	case !hasToken(wire.Values(r.Fields, "Upgrade"), "WebSocket"):
		return violationPrefix + "Upgrade header " + strconv.Quote(upgrade) + " does not contain websocket"
	case accept == "", !o.Matches(accept): // R08: the first wins
		return violationPrefix + "invalid Sec-WebSocket-Accept " + strconv.Quote(accept) + ", key " + strconv.Quote(o.Key)
	case protocol != "" && !asksForFolded(o, protocol): // R10, R12
		return violationPrefix + "unexpected Sec-WebSocket-Protocol from server: " + strconv.Quote(protocol)
	}
	if fault := extensionsFault(o, wire.Values(r.Fields, "Sec-WebSocket-Extensions")); fault != "" {
		return fault
	}
	if upgrade == "" || !r.HasToken("Connection", "Upgrade") { // what net/http wants of an upgrade
		return prefix + "response body is not a io.ReadWriteCloser: http.noBody"
	}
	return ""
}

// asksForFolded is AsksFor without regard to the case.
func asksForFolded(o wire.Offer, protocol string) bool {
	for _, p := range o.Protocols {
		if strings.EqualFold(p, protocol) {
			return true
		}
	}
	return false
}

// extensionsFault is verifyServerExtensions, which splits at commas and
// semicolons only (X01). The message leaves out the first extension, the one
// that is wrong.
func extensionsFault(o wire.Offer, lists []string) string {
	var extensions []string
	for _, list := range lists {
		for member := range strings.SplitSeq(list, ",") {
			if member = strings.TrimSpace(member); member != "" {
				extensions = append(extensions, member)
			}
		}
	}
	if len(extensions) == 0 {
		return ""
	}
	parameters := strings.Split(extensions[0], ";")
	if strings.TrimSpace(parameters[0]) != "permessage-deflate" || len(extensions) > 1 || !o.Deflate {
		return prefix + "WebSocket protcol violation: unsupported extensions from server: " + printExtensions(extensions[1:])
	}
	for _, p := range parameters[1:] {
		switch p = strings.TrimSpace(p); {
		case p == "client_no_context_takeover", p == "server_no_context_takeover":
		case strings.HasPrefix(p, "server_max_window_bits="): // D06: any value
		default:
			return prefix + "unsupported permessage-deflate parameter: " + strconv.Quote(p)
		}
	}
	return ""
}

// printExtensions is %+v of a list of websocketExtension.
func printExtensions(extensions []string) string {
	printed := make([]string, 0, len(extensions))
	for _, extension := range extensions {
		parts := strings.Split(extension, ";")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		printed = append(printed, "{name:"+parts[0]+" params:["+strings.Join(parts[1:], " ")+"]}")
	}
	return "[" + strings.Join(printed, " ") + "]"
}
