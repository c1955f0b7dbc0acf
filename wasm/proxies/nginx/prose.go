package nginx

import "strings"

// withoutProse returns text with spaces in place of the lines above and below the
// configuration in it, as people write them around one; what stands where stays so.
func withoutProse(text string) string {
	begin, end := len(text), 0
	at := 0
	for line := range strings.Lines(text) {
		body := strings.TrimSpace(line)
		if begin == len(text) && begins(body) {
			begin = at
		}
		at += len(line)
		if strings.HasSuffix(body, "}") || strings.HasSuffix(body, ";") || strings.HasSuffix(body, "{") || strings.HasPrefix(body, "#") || strings.Contains(body, "; #") || strings.Contains(body, "} #") {
			end = at
		}
	}
	if end <= begin {
		return text
	}
	if strings.ContainsAny(text[:begin], "{}") || !isProse(text[:begin]) {
		begin = 0
	}
	if !isProse(text[end:]) {
		end = len(text)
	}
	return blank(text[:begin]) + text[begin:end] + blank(text[end:])
}

// begins reports whether a line can be the first of a configuration: a directive that is
// known, with its end or its block.
func begins(line string) bool {
	name, _, _ := strings.Cut(line, " ")
	_, known := directives[name]
	return known && (strings.HasSuffix(line, ";") || strings.HasSuffix(line, "{") || strings.HasSuffix(line, "}") || strings.Contains(line, "; #") || strings.Contains(line, "{ "))
}

// isProse reports whether no line of text could be one of nginx, and no two are of YAML,
// in which nginx's lines may stand as well.
func isProse(text string) bool {
	keys := 0
	for line := range strings.Lines(text) {
		body := strings.TrimSpace(line)
		if strings.HasSuffix(body, ";") && !strings.HasPrefix(body, "#") {
			return false
		}
		if key, _, found := strings.Cut(strings.TrimLeft(body, "- "), ":"); found && key != "" && !strings.ContainsAny(key, " \"'`") {
			keys++
		}
	}
	return keys < 2
}

// blank returns spaces and line ends in place of text.
func blank(text string) string {
	out := []byte(text)
	for i, b := range out {
		if b != '\n' && b != '\r' {
			out[i] = ' '
		}
	}
	return string(out)
}
