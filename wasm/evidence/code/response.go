package code

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// responses judges each response 101 that the code writes.
func responses(code string) []Remark {
	var remarks []Remark
	converted := converts(code)
	for at, found := 0, 0; at < len(code) && found < mostCalls; {
		i := strings.Index(code[at:], "101 ")
		if i < 0 {
			break
		}
		start := at + i
		at = start + 4
		near := max(0, start-40)
		before := near + strings.LastIndexAny(code[near:start], "\"'`\n\r") + 1
		line := strings.TrimLeft(code[before:start], " \t")
		begin := start - len(line)
		if len(line) > 12 || line != "" && !strings.HasPrefix(strings.ToUpper(line), "HTTP") || !strings.HasPrefix(strings.ToLower(code[at:]), "switching") && line == "" {
			continue
		}
		f, ok := read(code, begin)
		if !ok {
			f, ok = hereDocument(code, begin)
		}
		if !ok || !f.hasFields() {
			continue
		}
		remarks = append(remarks, f.judge(code, begin, strings.TrimSpace(line), converted)...)
		found++
		at = max(at, f.end)
	}
	return remarks
}

// hereDocument reads a response that stands on lines of its own.
func hereDocument(code string, start int) (f flow, ok bool) {
	if strings.TrimSpace(code[lineStart(code, start):start]) != "" || !strings.Contains(code[max(0, start-80):start], "<<") {
		return f, false
	}
	for at := start; at < len(code); {
		end := lineEnd(code, at)
		line := strings.TrimSuffix(code[at:end], "\r")
		if at > start && strings.TrimSpace(line) != "" && !strings.Contains(line, ":") {
			f.end = at
			return f, true
		}
		f.put(strings.TrimLeft(line, " \t")+"\n", at)
		at = end + 1
	}
	f.end = len(code)
	return f, len(f.text) > 0
}

// fieldNames are those of a 101, in lower case.
var fieldNames = []string{"upgrade:", "connection:", "sec-websocket-accept:", "sec-websocket-protocol:", "sec-websocket-extensions:", "sec-websocket-version:", "server:", "date:"}

// hasFields reports whether f writes header fields, and not only a status.
func (f *flow) hasFields() bool {
	lower := strings.ToLower(string(f.text))
	return strings.Contains(lower, "upgrade:") || strings.Contains(lower, "connection:") || strings.Contains(lower, "websocket-accept:")
}

func (f *flow) judge(code string, start int, version string, converted bool) []Remark {
	var remarks []Remark
	if version == "" || !strings.HasPrefix(version, "HTTP/1.") {
		remarks = append(remarks, Remark{"version-missing", "It writes a status line without the version of HTTP.",
			"Begin the response with HTTP/1.1 101 Switching Protocols: a client reads the version first (RFC 9112 §4).", handshake.Span{Start: start, End: start + len(version) + 4}})
	} else if version == "HTTP/1.0" {
		remarks = append(remarks, Remark{"version-old", "It writes HTTP/1.0 in the status line.",
			"Write HTTP/1.1: there is no 101 in HTTP/1.0 (RFC 6455 §4.2.2).", handshake.Span{Start: start, End: start + len(version)}})
	}
	lower := strings.ToLower(string(f.text))
	for _, name := range fieldNames {
		i := strings.Index(lower, name)
		if i <= 0 {
			continue
		}
		before := strings.TrimRight(lower[:i], " \t")
		last := before[max(0, len(before)-1):]
		prefixed := strings.IndexByte("\n\r\x01\x02", last[0]) >= 0 || last == "-" || lower[i-1] == '-'
		const longest = 80 // of a line of a 101 before the next is glued to it; more is prose
		if i-strings.LastIndexByte(lower[:i], '\n') > longest {
			continue
		}
		if !prefixed && !strings.HasSuffix(before, "%") && last[0] != '}' {
			remarks = append(remarks, Remark{"lines-glued", "It puts no line break between the lines of the response, before " + trimmed(f.text[i:i+len(name)]) + ".",
				`End the status line and each field with \r\n, and the header with one \r\n more.`, f.span(i)})
			break
		}
	}
	if i := bareLineFeed(string(f.text)); i >= 0 && !converted {
		remarks = append(remarks, Remark{"line-feed-only", "It ends the lines of the response with LF, not CR LF.",
			`Write \r\n at the end of each line. Browsers take LF alone, other clients do not (RFC 9112 §2.2).`, f.span(i)})
	}
	if i := strings.Index(string(f.text), someEndText); i >= 0 && !converted {
		if name := feeds(code, start); name != "" && bareLineFeed(string(f.text)) < 0 && !strings.Contains(string(f.text), "\r") {
			remarks = append(remarks, Remark{"line-feed-only", "It ends the lines of the response with LF, not CR LF: " + name + " does so.",
				`Write \r\n at the end of each line, with a function that adds nothing. Browsers take LF alone, other clients do not (RFC 9112 §2.2).`, f.span(i)})
		}
	}
	if literal, _, found := strings.Cut(code[start:], "'"); found && start > 0 && code[start-1] == '\'' && isPHP(code) && strings.Contains(literal, `\r\n`) {
		remarks = append(remarks, Remark{"quoted-escapes", `It writes \r\n in single quotes, where PHP takes it for four characters.`,
			`Write "…\r\n" in double quotes.`, handshake.Span{Start: start, End: start + 4}})
	}
	remarks = append(remarks, f.names()...)
	return append(remarks, f.ending(code, start, lower)...)
}

func trimmed(name []byte) string { return strings.TrimSuffix(string(name), ":") }

// bareLineFeed returns the place of the first LF without a CR in text that ends a
// line of the header, or -1.
func bareLineFeed(text string) int {
	for i := range len(text) {
		if text[i] == '\n' && (i == 0 || text[i-1] != '\r') {
			return i
		}
		if strings.HasPrefix(text[i:], "\r\n\r\n") {
			break
		}
	}
	return -1
}

// converts reports whether the code may put a CR before each LF.
func converts(code string) bool {
	for line := range strings.SplitSeq(strings.ToLower(code), "\n") {
		if !strings.Contains(line, `\r`) && !strings.Contains(line, "crlf") && !strings.Contains(line, "unix2dos") {
			continue
		}
		for _, word := range []string{"replace", "gsub", "sub(", "s/", "split", "unix2dos", "sed ", "tr(", "join", "newline", "crlf"} {
			if strings.Contains(line, word) {
				return true
			}
		}
	}
	return false
}

// ending says if the header has no end.
func (f *flow) ending(code string, start int, lower string) []Remark {
	i := strings.LastIndex(lower, "websocket-accept:")
	before := strings.ToLower(code[max(lineStart(code, start), start-40):start])
	if !f.whole || i < 0 || containsAny(before, lineWords) {
		return nil
	}
	text := strings.ReplaceAll(lower, "\r\n", "\n")
	if strings.Contains(text, "\n\n") || strings.ContainsRune(text, someEnd) {
		return nil
	}
	rest := strings.ToLower(code[f.end:])
	for _, word := range []string{`\n`, `\r`, "crlf", "#13", "`n", "0x0d", "0x0a", "endl", "newline", "eol", "println", "puts", "writeline", "13, 10", "chr(10"} {
		if strings.Contains(rest, word) {
			return nil
		}
	}
	return []Remark{{"empty-line-missing", "It never ends the header of the response: there is no empty line after the last field.",
		`Write one \r\n more after the last line (\r\n\r\n in all). Without it the client waits for more of the header.`, f.span(i)}}
}

// someEndText is someEnd as a string.
const someEndText = string(someEnd)

// feeds returns the function that writes what begins at offset start of code, if it
// is one that puts a LF after it, or "".
func feeds(code string, start int) string {
	before := code[max(lineStart(code, start), start-60):start]
	for _, name := range []string{"Fprintln", "println!", "writeln!", "println", "puts", "print"} {
		i := strings.LastIndex(before, name)
		if i < 0 {
			continue
		}
		rest := before[i+len(name):]
		if name == "print" && !strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "f") || strings.Contains(rest, ")") {
			continue
		}
		return name
	}
	return ""
}

// isPHP reports whether code is of PHP.
func isPHP(code string) bool {
	return strings.Contains(code, "<?php") || strings.Contains(code, "$this->") || strings.Contains(code, "socket_write($") || strings.Contains(code, "fwrite($")
}

// names finds fields that are Upgrade or Connection but for a letter or two.
func (f *flow) names() []Remark {
	for _, right := range []string{"Upgrade", "Connection"} {
		at := 0
		for line := range strings.SplitSeq(string(f.text), "\n") {
			name, _, _ := strings.Cut(strings.Trim(line, " \t\r\x01\x02"), ":")
			if edits := distance(strings.ToLower(name), strings.ToLower(right)); edits > 0 && edits <= 2 {
				return []Remark{{"name-misspelt", "It misspells a field name: " + name + " for " + right + ".",
					"Write " + right + ". A client that finds no such field fails the connection.", f.span(at)}}
			}
			at += len(line) + 1
		}
	}
	return nil
}
