package paste

import "strings"

// A mark is what a line says of where a handshake begins or ends.
type mark int

const (
	noMark       mark = iota
	entryMark         // a line of a log that is all there is of a handshake
	panelMark         // the address above a panel of the developer tools
	commandMark       // a call of curl
	connectMark       // curl says that it connects
	againMark         // curl says that it sends another request: of a redirect, or with credentials
	announceMark      // a heading above a request
	labelMark         // a request line in nginx's debug log, which shows others below it
	requestMark       // a request line
	responseMark      // a status line
	endMark           // curl says how it ended
)

// markOf tells what line i of src is.
func markOf(src *source, i int) mark {
	text := src.line(i)
	trimmed := strings.TrimLeft(text, " \t")
	switch {
	case strings.HasPrefix(trimmed, "* "):
		return curlMark(trimmed)
	case strings.HasPrefix(trimmed, "curl: ("):
		return endMark
	case hasPrefixFold(trimmed, "Request URL"):
		return panelMark
	case isEntry(text):
		return entryMark
	case commandIn(text) >= 0 && (commandIn(text) == len("curl ")-1 || promptEnd(text) > 0):
		return commandMark
	case announces(src, i):
		return announceMark
	}
	if strings.Contains(text, requestLabel) {
		return labelMark
	}
	if _, isRequest, isResponse := okHTTPArrow(text); isRequest {
		return requestMark
	} else if isResponse {
		return responseMark
	}
	if !strings.Contains(text, "HTTP/") {
		return noMark
	}
	if isEscapedStart(trimmed) {
		return startMark(plausibleStart(trimmed[:indexAny(trimmed, `\`)]))
	}
	is, col := startIn(text)
	if is == neither {
		if is, col = plausibleStart(text), 0; is == request && strings.HasSuffix(targetOf(text), ":") {
			return noMark // a label with a version behind it
		}
	}
	if col > 0 && is == response && afterArrow(text) != text[col:] && !isField(src.behind(i+1, text[:col])) {
		return noMark // somebody speaks of a status line
	}
	return startMark(is)
}

func startMark(is kind) mark {
	switch is {
	case request:
		return requestMark
	case response:
		return responseMark
	}
	return noMark
}

// behind returns line i without what it begins with if that is like prefix.
func (s *source) behind(i int, prefix string) string {
	text := s.line(i)
	if n, ok := repeated(text, prefix); ok {
		return text[n:]
	}
	return text
}

// curlMark tells what a line is in which curl says what it does.
func curlMark(text string) mark {
	const most = 200
	text = strings.TrimLeft(text[2:min(len(text), most)], " ")
	switch {
	case strings.HasPrefix(text, "Trying "), strings.HasPrefix(text, "Uses proxy "), strings.HasPrefix(text, "Re-using existing "), strings.HasPrefix(text, "Preparing request to "), strings.HasPrefix(text, "Rebuilt URL to"),
		strings.HasPrefix(text, "About to connect"), strings.HasPrefix(text, "Host ") && strings.HasSuffix(text, "was resolved."):
		return connectMark
	case strings.HasPrefix(text, "Issue another request"):
		return againMark
	}
	return noMark
}

// isEntry reports whether a line is a handshake's line in a log with a line for each.
func isEntry(text string) bool {
	if strings.Contains(text, "\"WebSocket /") {
		return true // of uvicorn
	}
	if strings.HasPrefix(text, "{") && strings.HasSuffix(strings.TrimRight(text, " ,"), "}") {
		return containsAny(text, "\"status\":", "\"status_code\":", "\"DownstreamStatus\":") && containsAny(text, "ebsocket", "ebSocket", "pgrade\"") && !strings.Contains(text, "\"method\":\"Network.")
	}
	e, ok := accessEntry(text)
	return ok && e.isHandshake(text)
}

// announces reports whether line i of src is a heading of which the request below it
// can't do without.
func announces(src *source, i int) bool {
	text := src.line(i)
	switch {
	case strings.Contains(text, "=> Send header, "), strings.Contains(text, "[st=") && strings.Contains(text, "_SEND_REQUEST_HEADERS"), probeHeading(text) == request:
		return true
	case strings.HasPrefix(text, "Hypertext Transfer Protocol"), strings.HasPrefix(text, "HyperText Transfer Protocol"), isPacketLine(text):
		next := strings.TrimLeft(src.line(i+1), " \t")
		if is, _ := startIn(next); is == request {
			return true
		}
		return isEscapedStart(next) && plausibleStart(next[:indexAny(next, `\`)]) == request
	}
	return false
}

// keyNames are how programs write the name of the key's field.
var keyNames = []string{"ec-WebSocket-Key", "ec-Websocket-Key", "ec-websocket-key", "EC-WEBSOCKET-KEY", "EC_WEBSOCKET_KEY", "ec_websocket_key"}

// keyIn returns the key in a line that names its field, or "".
func keyIn(text string) string {
	if !containsAny(text, "-Key", "-key", "_KEY", "_key", "-KEY") {
		return ""
	}
	for _, name := range keyNames {
		at := strings.Index(text, name)
		if at < 0 {
			continue
		}
		const length = 24 // of base64 of 16 bytes
		for rest := text[at+len(name):]; rest != ""; {
			n := 0
			for n < len(rest) && (isLetter(rest[n]) || isDigit(rest[n]) || rest[n] == '+' || rest[n] == '/') {
				n++
			}
			if n >= length-4 {
				return rest[:n]
			}
			rest = rest[max(n, 1):]
		}
	}
	return ""
}

// statusOf returns the status in a line that has a status line, or is like one.
func statusOf(text string) string {
	rest := text
	if at := strings.LastIndex(text, "HTTP/"); at >= 0 {
		rest = text[at:]
	} else if col, _, is := okHTTPArrow(text); is {
		return text[col : col+3]
	}
	for _, word := range strings.Fields(rest[:min(len(rest), 40)]) {
		if len(word) >= 3 && isStatus(word[:3]) {
			return word[:3]
		}
	}
	return ""
}

// targetOf returns what is before the version in a request line.
func targetOf(text string) string {
	end := strings.LastIndex(text, " HTTP/")
	if end < 0 {
		return ""
	}
	return text[strings.LastIndexByte(text[:end], ' ')+1 : end]
}

// clockOf returns the time of day in the beginning of a line of a log, to the second, or "".
func clockOf(text string) string {
	const most = 64
	head := text[:min(len(text), most)]
	for i := 0; i+8 <= len(head); i++ {
		if (i == 0 || !isDigit(head[i-1])) && head[i+2] == ':' && head[i+5] == ':' && isDigit(head[i]) && isDigit(head[i+1]) && isDigit(head[i+3]) && isDigit(head[i+4]) && isDigit(head[i+6]) && isDigit(head[i+7]) {
			return head[i : i+8]
		}
	}
	return ""
}

// addressIn returns the first address of a WebSocket in a line, or "".
func addressIn(text string) string {
	for _, scheme := range []string{"ws://", "wss://"} {
		if at := strings.Index(text, scheme); at >= 0 {
			return text[at : at+urlLen(text[at:])]
		}
	}
	return ""
}

// isInside reports whether a line goes on with what the one before it began: a line of
// a stack, or a cause.
func isInside(text string) bool {
	return text[0] == ' ' || text[0] == '\t' || containsAny(text[:min(len(text), 20)], "Caused by", "[cause]", "at ")
}

// laneOf returns the number that a log of Envoy has for a connection, or "".
func laneOf(text string) string {
	const most = 200
	at := strings.Index(text[:min(len(text), most)], "[C")
	if at < 0 {
		return ""
	}
	end := at + 2
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	if end == at+2 || end == len(text) || text[end] != ']' {
		return ""
	}
	return text[at:end]
}
