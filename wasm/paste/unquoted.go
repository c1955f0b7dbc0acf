package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// unquoted lists are what Java, Scala, Dart and old Rust print of headers: names and
// values in brackets, with commas between them and no quotes around, {Host=x, …} or
// List(Host: x, …). A value may have commas itself, so that a field ends where the next
// name begins.
func unquotedLists(src *source) result {
	r := result{form: "printed list", source: "a printed list of headers"}
	if !containsAny(src.Text, "pgrade", "ccept", "onnection", "erver") {
		return r
	}
	text := src.Text
	scala := containsAny(text, "HttpRequest(", "HttpResponse(")
	for at := 0; at < len(text); {
		open := at + indexAny(text[at:], "{([")
		if at = open + 1; open >= len(text) {
			break
		}
		l, start, end, ok := unquotedList(src, open+1)
		if !ok {
			l, end, ok = unquotedPairs(src, open+1)
		}
		if !ok {
			continue
		}
		at = end
		before := text[max(0, open-2048):open]
		offset := open - len(before)
		if scala {
			l.scalaStart(src, offset, before)
		}
		switch {
		case start.Text != "":
			var b builder
			b.append(start)
			b.add("\r\n", b.at())
			b.append(l.fields.part())
			b.add("\r\n", b.at())
			r.messages = append(r.messages, message{Part: b.part(), response: plausibleStart(start.Text) == response})
		case l.is(src.role) == response && l.status.Text == "" && !l.counted.accept:
			r.headless(src, l.fields.part(), l.counted)
		default:
			if m, ok := l.message(src.url, src.role); ok {
				r.messages = append(r.messages, m)
			}
		}
		r.covers = append(r.covers, src.Span(handshake.Span{Start: open, End: end}))
	}
	return r
}

// unquotedList reads the list that begins at offset at of src. start is the start line
// if Java has it in the list, under the name null.
func unquotedList(src *source, at int) (l listing, start Part, end int, ok bool) {
	const most = 16 << 10
	text := src.Text
	limit := min(len(text), at+most)
	sep := ""
	for at < limit {
		for at < limit && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r') {
			at++
		}
		nameEnd := at
		for nameEnd < limit && nameEnd < at+64 && isToken(text[nameEnd:nameEnd+1]) {
			nameEnd++
		}
		this := separator(text[nameEnd:limit])
		if nameEnd == at || this == "" || sep != "" && this != sep {
			break
		}
		sep = this
		value := nameEnd + len(sep)
		if value >= limit || text[value] == '"' || text[value] == '\'' {
			break
		}
		end, next, last := unquotedValue(text[:limit], value, sep)
		part := src.sub(handshake.Span{Start: value, End: end})
		if name := src.sub(handshake.Span{Start: at, End: nameEnd}); name.Text == "null" && plausibleStart(part.Text) != neither {
			start = part
		} else if name.Text != "Timeout-Access" && name.Text != "Remote-Address" { // Akka's own
			l.field(name, part)
		}
		if at = next; last {
			break
		}
	}
	return l, start, at, l.counted.total > 1 && l.counted.handmade || l.counted.known > 2 && 2*l.counted.known >= l.counted.total
}

// unquotedPairs reads the pairs in parentheses that begin at offset at of src:
// (Host,example.com), (Upgrade,websocket).
func unquotedPairs(src *source, at int) (l listing, end int, ok bool) {
	text := src.Text
	for at < len(text) && text[at] == '(' {
		comma := at + indexAny(text[at:min(len(text), at+64)], ",")
		close := at + indexAny(text[at:min(len(text), at+4096)], ")\n")
		if comma >= close || close >= len(text) || text[close] != ')' || !isToken(text[at+1:comma]) {
			break
		}
		value := strings.TrimLeft(text[comma+1:close], " ")
		l.field(src.sub(handshake.Span{Start: at + 1, End: comma}), src.sub(handshake.Span{Start: close - len(value), End: close}))
		at = close + 1
		for at < len(text) && (text[at] == ',' || text[at] == ' ') {
			at++
		}
	}
	return l, at, l.counted.total > 1 && l.counted.handmade
}

// separator returns what text begins with of what stands between a name and its value.
func separator(text string) string {
	for _, sep := range []string{"=[", ": ", "="} {
		if strings.HasPrefix(text, sep) {
			return sep
		}
	}
	return ""
}

// unquotedValue returns where the value ends that begins at at, and where the next name
// may begin; last tells that the list ends there.
func unquotedValue(text string, at int, sep string) (end, next int, last bool) {
	const most = 4 << 10
	text = text[:min(len(text), at+most)]
	depth := 0
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case c == '{' && sep != "=[": // no value has one
			return i, i, true
		case sep == "=[" && c == ']':
			rest := strings.TrimLeft(text[i+1:min(len(text), i+8)], ",")
			return i, i + 1 + (min(len(text), i+8) - i - 1 - len(rest)), strings.HasPrefix(rest, "}") || rest == ""
		case sep == "=[":
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			if depth == 0 {
				return i, i + 1, true
			}
			depth--
		case c == ',' && depth == 0 && i+2 < len(text) && (text[i+1] == ' ' || text[i+1] == '\n'):
			rest := text[i+2 : min(len(text), i+2+64)]
			n := 0
			for n < len(rest) && isToken(rest[n:n+1]) {
				n++
			}
			if ofDigest(text[at:i], rest[:n]) {
				continue
			}
			if n > 0 && strings.HasPrefix(rest[n:], sep) || n == 0 && rest != "" && strings.IndexByte("})]", rest[0]) >= 0 {
				return i, i + 2, n == 0
			}
		}
	}
	return len(text), len(text), true
}

// ofDigest reports whether name is that of another parameter of value, which is
// credentials of Digest: RFC 7616 §3.4.
func ofDigest(value, name string) bool {
	if !hasPrefixFold(value, "digest ") {
		return false
	}
	switch name {
	case "username", "username*", "realm", "nonce", "uri", "response", "algorithm", "qop", "nc", "cnonce", "opaque", "userhash":
		return true
	}
	return false
}

// scalaStart takes what Akka and Pekko print before the list of headers:
// HttpRequest(HttpMethod(GET),http://host/path, or HttpResponse(403 Forbidden,
func (l *listing) scalaStart(src *source, offset int, before string) {
	cut := func(start, end int) Part { return src.sub(handshake.Span{Start: offset + start, End: offset + end}) }
	if i := strings.LastIndex(before, "HttpRequest(HttpMethod("); i >= 0 {
		method := i + len("HttpRequest(HttpMethod(")
		end := method + indexAny(before[method:], ")")
		if !strings.HasPrefix(before[end:], "),") {
			return
		}
		url := end + len("),")
		l.method, l.target = cut(method, end), cut(url, url+indexAny(before[url:], ","))
		return
	}
	i := strings.LastIndex(before, "HttpResponse(")
	if i < 0 {
		return
	}
	i += len("HttpResponse(")
	if end := i + indexAny(before[i:], ","); end >= i+3 && isStatus(before[i:i+3]) {
		l.status = cut(i, i+3)
		if end > i+4 {
			l.reason = cut(i+4, end)
		}
	}
}
