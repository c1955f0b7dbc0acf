package code

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// responses judges each response to a handshake that p writes.
func responses(p *program) []Remark {
	var remarks []Remark
	for _, r := range p.templates() {
		if r.rawEscape.end > 0 {
			remarks = append(remarks, r.quoted())
			continue
		}
		if old := r.draft(); old != nil {
			remarks = append(remarks, old...)
			continue
		}
		remarks = append(remarks, r.statusLine()...)
		remarks = append(remarks, r.lineEnds()...)
		remarks = append(remarks, r.fields()...)
		remarks = append(remarks, r.ending()...)
	}
	return remarks
}

// draft says that the response is that of a draft of 2010.
func (r *template) draft() []Remark {
	lower := toLower(string(r.text))
	i := max(strings.Index(lower, "websocket-location:"), strings.Index(lower, "websocket-origin:"))
	if i < 0 || containsAny(r.p.lower, []string{"websocket-accept", "258eaf"}) {
		return nil
	}
	return []Remark{{"draft-handshake", "It answers the handshake of the drafts of 2010, which had Sec-WebSocket-Key1, Key2 and Location.",
		"Answer that of RFC 6455: Sec-WebSocket-Accept from Sec-WebSocket-Key (§4.2.2). No browser sends the old one any more.", r.span(i)}}
}

// quoted says that \r\n in a literal of r is four characters.
func (r *template) quoted() Remark {
	t := r.rawEscape
	written, right := `\r\n`, `"…\r\n" in double quotes`
	start := t.inner + max(0, strings.IndexByte(t.text, '\\'))
	switch r.p.of.name {
	case "VB.NET":
		right = `" & vbCrLf`
	case "Delphi":
		right = `'…'#13#10`
	case "PowerShell":
		right = "\"…`r`n\""
	case "Bash":
		right = `printf '…\r\n'`
	case "C#", "Rust", "Python", "Dart":
		right = `"…\r\n", without the sign before the quote`
	}
	return Remark{"quoted-escapes", "It writes " + written + " in a literal of " + r.p.of.name + " where it stands for four characters, not for the end of a line.",
		"Write " + right + ".", handshake.Span{Start: start, End: min(start+4, t.end)}}
}

// statusLine judges the first line.
func (r *template) statusLine() []Remark {
	start := r.start + strings.Index(r.p.code[r.start:], strings.TrimLeft(r.p.code[r.start:min(len(r.p.code), r.start+200)], " \t\r\n"))
	line := r.p.code[start:min(len(r.p.code), start+24)]
	version, rest, _ := strings.Cut(line, " ")
	switch {
	case !strings.HasPrefix(version, "HTTP/1."):
		end := start + strings.Index(line, "101") + 3
		return []Remark{{"version-missing", "It writes a status line without the version of HTTP.",
			"Begin the response with HTTP/1.1 101 Switching Protocols: a client reads the version first (RFC 9112 §4).", handshake.Span{Start: start, End: end}}}
	case strings.HasPrefix(rest, "200"):
		return []Remark{{"status-wrong", "It answers the handshake with the status 200, not 101.",
			"Write HTTP/1.1 101 Switching Protocols: with another status a client does not open the WebSocket (RFC 6455 §4.1).", handshake.Span{Start: start, End: start + len(version) + 4}}}
	case version == "HTTP/1.0":
		return []Remark{{"version-old", "It writes HTTP/1.0 in the status line.",
			"Write HTTP/1.1: there is no 101 in HTTP/1.0 (RFC 6455 §4.2.2).", handshake.Span{Start: start, End: start + len(version)}}}
	}
	return nil
}

// fieldNames are those of a 101, in lower case.
var fieldNames = []string{"upgrade:", "connection:", "sec-websocket-accept:", "sec-websocket-protocol:", "sec-websocket-extensions:", "sec-websocket-version:", "server:", "date:"}

// lineEnds judges what stands between the lines.
func (r *template) lineEnds() []Remark {
	if i, name := r.glued(); i >= 0 {
		return []Remark{{"lines-glued", "It puts no line break between the lines of the response, before " + name + ".",
			"End the status line and each field with " + r.crlf() + ", and the header with one " + r.crlf() + " more.", r.span(i)}}
	}
	i := bareLineFeed(string(r.text))
	if i < 0 || r.converted {
		return nil
	}
	title := "It ends the lines of the response with LF, not CR LF."
	fix := "Write " + r.crlf() + " at the end of each line."
	if r.ender != "" {
		title = "It ends the lines of the response with LF, not CR LF: " + r.ender + " does so."
		if name := toLower(r.ender); slices.Contains([]string{"environment.newline", "php_eol", "lineseparator", "os.linesep", "slinebreak", "newline", "writeline", "appendline"}, name) ||
			name == "println" && r.p.of.name == "Java" {
			title = "It ends the lines of the response as the system does: " + r.ender + " is LF on Linux and macOS, and CR LF only on Windows."
		}
		fix = "Write " + r.crlf() + " at the end of each line, with a function that adds nothing."
	}
	return []Remark{{"line-feed-only", title, fix + ` Browsers take LF alone, other clients do not (RFC 9112 §2.2).`, r.span(i)}}
}

// crlf returns how the end of a line is written in the language of the program.
func (r *template) crlf() string {
	switch r.p.of.name {
	case "VB.NET":
		return "vbCrLf"
	case "Delphi":
		return "#13#10"
	case "PowerShell":
		return "`r`n"
	case "Perl":
		return `\015\012`
	}
	return `\r\n`
}

// glued returns where a field begins that is glued to the line before, and its name; or
// -1.
func (r *template) glued() (at int, name string) {
	lower := toLower(string(r.text))
	for _, field := range fieldNames {
		i := strings.Index(lower, field)
		const longest = 80 // of a line of a 101 before the next is glued to it; more is prose
		if i <= 0 || i-strings.LastIndexByte(lower[:i], '\n') > longest {
			continue
		}
		before := strings.TrimRight(lower[:i], " \t")
		if before == "" || strings.IndexByte("\n\r\x01\x02-%}`'\"", before[len(before)-1]) >= 0 || lower[i-1] == '-' {
			continue
		}
		return i, strings.TrimSuffix(string(r.text[i:i+len(field)]), ":")
	}
	return -1, ""
}

// bareLineFeed returns the place of the first LF without a CR in text that ends a
// line of the header, or -1.
func bareLineFeed(text string) int {
	for i := range len(text) {
		if text[i] == '\n' && (i == 0 || text[i-1] != '\r') && strings.Trim(text[:i], " \t\r\n") != "" {
			return i
		}
		if strings.HasPrefix(text[i:], "\r\n\r\n") {
			break
		}
	}
	return -1
}

// converts reports whether a statement puts a CR before each LF.
func converts(lower string) bool {
	if containsAny(lower, []string{"unix2dos", ":crlf", "textmode"}) {
		return true
	}
	for _, name := range []string{"replace", "gsub", "sub(", "s/", "sed ", "newline", "lines()"} {
		i := strings.Index(lower, name)
		if i < 0 {
			continue
		}
		after := lower[i:]
		cr := max(strings.LastIndex(after, `\r`), strings.LastIndex(after, "`r"))
		if cr < 0 && !strings.Contains(after, "crlf") {
			continue
		}
		if name == "newline" || name == "lines()" || strings.Contains(after, "crlf") || cr > strings.Index(after, `\n`) && cr >= strings.LastIndex(after, `\n`)-2 || strings.Contains(after, "`r`n") || strings.Contains(after, "$/") {
			return true
		}
	}
	return false
}

// ending judges the end of the header.
func (r *template) ending() []Remark {
	text := strings.ReplaceAll(string(r.text), "\r\n", "\n")
	lower := toLower(text)
	accept := -1
	for _, l := range r.lines() {
		if isAccept(toLower(strings.Trim(l.name, " \t\r\x02"))) {
			accept = strings.Index(text, l.name)
		}
	}
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	end := strings.Index(text[start:], "\n\n")
	switch {
	case accept < 0 || start > accept:
		return nil
	case end >= 0 && start+end < accept:
		return []Remark{{"empty-line-early", "It ends the header with an empty line before Sec-WebSocket-Accept.",
			"Write " + r.crlf() + " once after each field, and twice after the last one: a client reads no field behind an empty line.", r.place("websocket-accept:")}}
	case end >= 0:
		after := text[start+end+2:]
		if after != "" && strings.Trim(after, "\n") == "" && r.p.code[r.at[len(r.at)-1]] != '\n' {
			return []Remark{{"bytes-after", "It writes an empty line too many behind the header of the response.",
				"End the header with " + r.crlf() + " twice: what comes after it is read as a frame (RFC 6455 §5.2).", r.place("websocket-accept:")}}
		}
		return nil
	case !r.whole || strings.ContainsRune(text, someEnd), !strings.Contains(lower, "upgrade:") && !strings.Contains(lower, "connection:"):
		return nil
	case openEnded(text[accept:]), !strings.Contains(text[:accept], "\n"), strings.Count(text[accept:], "\x02") > 1, strings.HasSuffix(strings.TrimRight(text[accept:], "\x02"), "\n") && strings.HasSuffix(text, "\x02"):
		return nil // a value may be the end
	}
	return []Remark{{"empty-line-missing", "It never ends the header of the response: there is no empty line after the last field.",
		"Write one " + r.crlf() + " more after the last line, two in all. Without it the client waits for more of the header.", r.place("websocket-accept:")}}
}

// openEnded reports whether a line behind the first is a value, which may be the end of
// the header.
func openEnded(text string) bool {
	_, rest, _ := strings.Cut(text, "\n")
	for line := range strings.SplitSeq(rest, "\n") {
		if line = strings.TrimSpace(line); line != "" && strings.IndexByte("%$#{\x02", line[0]) >= 0 {
			return true
		}
	}
	return false
}

// place returns where the last line of r with text in it stands in the code.
func (r *template) place(text string) handshake.Span {
	return r.span(max(0, strings.LastIndex(toLower(string(r.text)), text)))
}
