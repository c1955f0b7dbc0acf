package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Lines of a panel that are no part of what it shows.
func isNoise(text string) bool {
	switch strings.ToLower(text) {
	case "view source", "view parsed", "view decoded", "raw", "learn more", "headers", "show more", "copy", "no content", "block", "resend":
		return true
	}
	return hasPrefixFold(text, "Disable cache to see")
}

// headingIn returns the section that a line is the heading of, or -1, and
// whether such a line is only found in a panel.
func headingIn(text string) (section int, sure bool) {
	if len(text) > 64 {
		return -1, false
	}
	text = strings.ToLower(strings.Trim(text, "#*=-:：▶▼▸▾ \t"))
	if i := strings.LastIndexAny(text, "(（"); i > 0 && (strings.HasSuffix(text, ")") || strings.HasSuffix(text, "）")) { // Firefox says how many bytes
		text = strings.TrimSpace(text[:i])
	}
	for _, noise := range []string{"view source", "view parsed", "raw"} {
		if rest, ok := strings.CutSuffix(text, noise); ok && rest != "" {
			text = strings.TrimSpace(rest)
		}
	}
	if section, known := headings[text]; known {
		return section, true
	}
	switch text {
	case "request":
		return requestHeaders, false
	case "response":
		return responseHeaders, false
	case "query string parameters", "form data", "request payload", "messages", "initiator", "timing", "cookies", "request cookies", "response cookies":
		return otherSection, false
	}
	return -1, false
}

// label reads a line that is about the message and no part of it.
func (p *panel) label(text string) bool {
	if isMethod(text) && p.section == general {
		// Firefox shows the method above the address.
		if next := strings.Trim(p.source.line(p.i+1), " \t"); urlLen(next) > 0 {
			p.method = p.part(text, 0, len(text))
			p.cover(p.i)
			p.i++
			p.url, p.labelled = p.part(next, 0, len(next)), true
			return true
		}
	}
	if method, url, ok := strings.Cut(text, " "); ok && isMethod(method) && urlLen(url) == len(url) {
		p.method, p.url = p.part(text, 0, len(method)), p.part(text, len(method)+1, len(text))
		p.labelled = true
		if next := strings.Trim(p.source.line(p.i+1), " \t"); isStatus(next) { // Postman's console
			p.cover(p.i)
			p.i++
			p.status = p.part(next, 0, len(next))
			p.cover(p.i)
		}
		return true
	}
	for _, l := range []struct {
		name string
		to   *Part
		sure bool
	}{
		{"Request URL", &p.url, true}, {"Request Method", &p.method, true}, {"Status Code", &p.status, true},
		{"URL", &p.url, false}, {"Status", &p.status, false}, {"Version", &p.version, false},
		{"Method", &p.method, false}, {"Scheme", &p.scheme, false}, {"Host", &p.host, false}, {"Filename", &p.file, false},
		{"Remote Address", nil, true}, {"Referrer Policy", nil, true}, {"Transferred", nil, false}, {"Address", nil, false},
		{"Request Version", nil, false}, {"Source", nil, false}, {"DNS Resolution", nil, false},
	} {
		rest, ok := cutTranslated(text, l.name)
		if !ok || !l.sure && p.section != general || l.name == "Host" && (rest != "" || p.scheme.Text == "" || p.host.Text != "") {
			continue
		}
		value := rest
		if l.to != nil {
			p.cover(p.i)
		}
		if value == "" {
			next := strings.Trim(p.source.line(p.i+1), " \t")
			if section, _ := headingIn(next); section >= 0 || next == "" {
				return true
			}
			p.i++
			value, text = next, next
		}
		p.labelled = p.labelled || l.sure
		p.set(l.to, text, value)
		return true
	}
	return false
}

// cutTranslated is cutLabel for a label in any language.
func cutTranslated(text, label string) (rest string, ok bool) {
	if rest, ok = cutLabel(text, label); ok || label == "Status" && isASCII(text) {
		return rest, ok
	}
	for _, translated := range translations[label] {
		if !strings.HasPrefix(text, translated) {
			continue // statusCode is what programs call it
		}
		if rest, ok = cutLabel(text, translated); ok {
			return rest, true
		}
	}
	return "", false
}

// cutLabel returns what follows a label in its line. Firefox has nothing between
// the two.
func cutLabel(text, label string) (rest string, ok bool) {
	if !hasPrefixFold(text, label) {
		return "", false
	}
	rest = text[len(label):]
	trimmed := strings.TrimLeft(rest, ":： \t")
	if trimmed == "" || trimmed != rest {
		return trimmed, true
	}
	glued := label == "Status" && isDigit(rest[0]) || label == "Version" && strings.HasPrefix(rest, "HTTP/")
	return rest, glued
}

// set takes the value, which is the end of text, for what a label says.
func (p *panel) set(to *Part, text, value string) {
	if to == nil {
		return
	}
	start := len(text) - len(value)
	if to != &p.status {
		*to = p.part(text, start, len(text))
		return
	}
	code := strings.TrimLeft(value, "● \t") // Chrome has a light before it
	if len(code) < 3 || !isStatus(code[:3]) {
		return
	}
	start = len(text) - len(code)
	p.status = p.part(text, start, start+3)
	if reason := strings.TrimLeft(code[3:], " "); reason != "" {
		p.reason = p.part(text, len(text)-len(reason), len(text))
	} else if next := strings.Trim(p.source.line(p.i+1), " \t"); next != "" && next == reasons[p.status.Text] {
		p.i++ // Firefox has it in a line of its own
		p.reason = p.part(next, 0, len(next))
	}
}

// address returns the address of the request, which Firefox shows in pieces.
func (p *panel) address() Part {
	if p.url.Text != "" || p.scheme.Text == "" || p.host.Text == "" {
		return p.url.sub(handshake.Span{Start: 0, End: urlLen(p.url.Text)})
	}
	var b builder
	b.append(p.scheme)
	b.add("://", b.at())
	b.append(p.host)
	b.either(p.file, "/", b.at())
	return b.part()
}
