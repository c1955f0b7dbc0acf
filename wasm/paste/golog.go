package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// goMap reads what Go prints of an http.Header: map[Name:[value] …].
func goMap(src *source) result {
	r := result{form: "Go log", source: "a map as Go prints it"}
	text := src.Text
	for at := 0; ; {
		i := strings.Index(text[at:], "map[")
		if i < 0 {
			return r
		}
		begin := at + i
		at = begin + len("map[")
		var b builder
		var counted tally
		for {
			name := indexAny(text[at:min(len(text), at+64)], ":")
			if !isToken(text[at:at+name]) || !strings.HasPrefix(text[at+name:], ":[") {
				break
			}
			value := at + name + len(":[")
			end, ok := goValueEnd(text, value)
			if !ok {
				at = end // no value ends before that
				break
			}
			counted.count(strings.ToLower(text[at : at+name]))
			b.copy(src.Part, handshake.Span{Start: at, End: at + name + 1})
			b.put(" ", src.Span(handshake.Span{Start: at + name + 1, End: value}))
			b.copy(src.Part, handshake.Span{Start: value, End: end})
			b.put("\r\n", src.Span(handshake.Span{Start: end, End: end + 1}))
			if at = end + 1; text[at] == ']' {
				break
			}
			at++
		}
		if counted.handmade || counted.known > 1 && counted.known == counted.total {
			r.goStruct(src, begin, at, b.part(), counted)
		}
	}
}

// goStruct makes a message of the fields in a map, and of what Go prints around
// it when it is in a Request or a Response: {Method:GET URL:/ … Header:map[…] …}.
func (r *result) goStruct(src *source, begin, end int, fields Part, counted tally) {
	const most = 4096
	before, after := src.Text[max(0, begin-most):begin], src.Text[end:min(len(src.Text), end+most)]
	before = before[strings.LastIndexAny(before, "\n{")+1:]
	value := func(text string, offset int, from, to string) Part {
		i := strings.Index(text, from)
		if i < 0 {
			return Part{}
		}
		i += len(from)
		k := strings.Index(text[i:], to)
		if k < 0 {
			return Part{}
		}
		return src.sub(handshake.Span{Start: offset + i, End: offset + i + k})
	}
	offset := begin - len(before)
	var start builder
	is := response
	at := fields.Origin(0)
	switch {
	case r.goPlain(src, begin, end, fields):
		return
	case !strings.HasSuffix(before, "Header:"):
		r.headless(src, fields, counted)
		return
	case strings.HasPrefix(before, "Status:"):
		status := value(before, offset, "Status:", " ")
		start.statusLine(value(before, offset, "Proto:", " "), status, value(before, offset, status.Text+" ", " StatusCode:"), at)
	case strings.HasPrefix(before, "Method:"):
		is = request
		url := value(before, offset, "URL:", " ")
		start.append(value(before, offset, "Method:", " "))
		start.add(" ", at)
		start.append(url)
		start.add(" ", at)
		start.version(value(before, offset, "Proto:", " "), at)
		start.add("\r\n", at)
		if host := value(after, end, " Host:", " "); host.Text != "" { // which Go takes out of the map
			start.add("Host: ", at)
			start.append(host)
			start.add("\r\n", at)
		}
	default:
		r.headless(src, fields, counted)
		return
	}
	start.append(fields)
	start.add("\r\n", start.at())
	r.messages = append(r.messages, message{Part: start.part(), response: is == response})
}

// goPlain makes a message of the map from begin to end if it is in what %v prints of a
// Request or a Response: &{GET /room HTTP/1.1 1 1 map[…] … false host …}.
func (r *result) goPlain(src *source, begin, end int, fields Part) bool {
	const most, numbers = 4096, " 1 1 "
	before := src.Text[max(0, begin-most):begin]
	offset := begin - len(before)
	open := strings.LastIndex(before, "&{")
	if open < 0 || !strings.HasSuffix(before, numbers) {
		return false
	}
	open += len("&{")
	line := before[open : len(before)-len(numbers)]
	cut := func(start, end int) Part {
		return src.sub(handshake.Span{Start: offset + open + start, End: offset + open + end})
	}
	at := fields.Origin(0)
	version := strings.LastIndexByte(line, ' ') + 1
	var b builder
	is := request
	switch {
	case isRequestLine(line):
		b.append(cut(0, len(line)))
		b.add("\r\n", at)
		after := src.Text[end:min(len(src.Text), end+most)]
		if i := strings.Index(after, "] false"); i >= 0 { // Transfer-Encoding, and whether it closes
			rest := strings.TrimLeft(after[i+len("] false"):], " \n")
			start := end + len(after) - len(rest)
			b.add("Host: ", at)
			b.append(src.sub(handshake.Span{Start: start, End: start + indexAny(rest, " \n")}))
			b.add("\r\n", at)
		}
	case len(line) > 4 && isStatus(line[:3]) && versionAt(line[version:]) > 0:
		is = response
		status := cut(0, 3)
		reason := cut(4, max(4, version-len(" 101 ")))
		b.statusLine(cut(version, len(line)), status, reason, at)
	default:
		return false
	}
	b.append(fields)
	b.add("\r\n", b.at())
	r.messages = append(r.messages, message{Part: b.part(), response: is == response})
	return true
}

// goGoesOn reports whether text, the next line, goes on with the fields of a map.
func goGoesOn(text string) bool {
	name := indexAny(text[:min(len(text), 64)], ":")
	return isToken(text[:name]) && strings.HasPrefix(text[name:], ":[")
}

// goValueEnd returns where the bracket is that ends a value: the one after which
// the next name begins, or the map ends.
func goValueEnd(text string, at int) (end int, ok bool) {
	for ; at+1 < len(text); at++ {
		if text[at] == '\n' && !goGoesOn(text[at+1:]) {
			break
		}
		if text[at] != ']' {
			continue
		}
		if text[at+1] == ']' {
			return at, true
		}
		if text[at+1] == ' ' || text[at+1] == '\n' { // a mailer or a terminal may have wrapped it
			rest := text[at+2 : min(len(text), at+2+64)]
			if name := indexAny(rest, ":"); isToken(rest[:name]) && strings.HasPrefix(rest[name:], ":[") {
				return at, true
			}
		}
	}
	return at, false
}
