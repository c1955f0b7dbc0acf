package programs

import (
	"strconv"
	"strings"
)

// What coder says in front. The URL is not known here.
const (
	coderPrefix    = "failed to WebSocket dial: "
	coderSend      = coderPrefix + `failed to send handshake request: Get "URL": `
	coderTransport = coderSend + "net/http: HTTP/1.x transport connection broken: "
	coderViolation = coderPrefix + "WebSocket protocol violation: "
)

// coderClient is dial of coder/websocket dial.go, on an http.Client, which
// follows redirects (R01) and leaves interim responses out (R02).
func coderClient(o offer, raw string) outcome {
	if raw == "" {
		return failsWith(coderSend + "EOF")
	}
	reply, rest, fault := readGoReply(raw)
	for fault == "" && reply.status/100 == 1 && reply.status != 101 {
		reply, rest, fault = readGoReply(rest)
	}
	if fault != "" {
		return failsWith(coderTransport + fault)
	}
	switch reply.status {
	case 101:
		if fault := reply.coderFault(o); fault != "" {
			return failsWith(fault)
		}
		return opens
	case 301, 302, 303, 307, 308:
		if firstOf(reply.fields, "Location") != "" {
			return unknownFor("coder follows the redirect: what comes of it depends on the server there.")
		}
	}
	return failsWith(coderPrefix + "expected handshake response status code 101 but got " + strconv.Itoa(reply.status))
}

// coderFault is verifyServerResponse. It folds the case as Unicode does: R05.
func (r *goReply) coderFault(o offer) string {
	connection, upgrade := firstOf(r.fields, "Connection"), firstOf(r.fields, "Upgrade")
	accept, protocol := firstOf(r.fields, "Sec-WebSocket-Accept"), firstOf(r.fields, "Sec-WebSocket-Protocol")
	switch {
	case !coderHasToken(valuesOf(r.fields, "Connection"), "Upgrade"):
		return coderViolation + "Connection header " + strconv.Quote(connection) + " does not contain Upgrade"
	case !coderHasToken(valuesOf(r.fields, "Upgrade"), "WebSocket"):
		return coderViolation + "Upgrade header " + strconv.Quote(upgrade) + " does not contain websocket"
	case accept == "", !o.matches(accept): // R08: the first wins
		return coderViolation + "invalid Sec-WebSocket-Accept " + strconv.Quote(accept) + ", key " + strconv.Quote(o.key)
	case protocol != "" && !o.asksForFolded(protocol): // R10, R12
		return coderViolation + "unexpected Sec-WebSocket-Protocol from server: " + strconv.Quote(protocol)
	}
	if fault := coderExtensions(o, valuesOf(r.fields, "Sec-WebSocket-Extensions")); fault != "" {
		return fault
	}
	if upgrade == "" || !r.hasToken("Connection", "Upgrade") { // what net/http wants of an upgrade
		return coderPrefix + "response body is not a io.ReadWriteCloser: http.noBody"
	}
	return ""
}

// asksForFolded is asksFor without regard to the case.
func (o offer) asksForFolded(protocol string) bool {
	for _, p := range o.protocols {
		if strings.EqualFold(p, protocol) {
			return true
		}
	}
	return false
}

// coderExtensions is verifyServerExtensions, which splits at commas and
// semicolons only (X01). The message leaves out the first extension, the one
// that is wrong.
func coderExtensions(o offer, lists []string) string {
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
	if strings.TrimSpace(parameters[0]) != "permessage-deflate" || len(extensions) > 1 || !o.deflate {
		return coderPrefix + "WebSocket protcol violation: unsupported extensions from server: " + coderList(extensions[1:])
	}
	for _, p := range parameters[1:] {
		switch p = strings.TrimSpace(p); {
		case p == "client_no_context_takeover", p == "server_no_context_takeover":
		case strings.HasPrefix(p, "server_max_window_bits="): // D06: any value
		default:
			return coderPrefix + "unsupported permessage-deflate parameter: " + strconv.Quote(p)
		}
	}
	return ""
}

// coderList is %+v of a list of websocketExtension.
func coderList(extensions []string) string {
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
