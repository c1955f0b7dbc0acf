package gallery

import (
	"strings"

	"wsaccept/wasm/programs"
)

// Read returns the example that is listed as entry and has text as its file.
func (entry Entry) Read(text string) Example {
	e := Example{Entry: entry}
	lesson, rest, _ := strings.Cut(text, "\n-- ")
	e.Lesson = versions.Replace(strings.Join(strings.Fields(lesson), " "))
	for rest != "" {
		var section string
		section, rest, _ = strings.Cut(rest, "\n-- ")
		name, content, _ := strings.Cut(section, " --\n")
		e.add(name, content)
	}
	return e
}

// add takes in the section called name. What comes last in content is the empty
// line before the next section's name, or nothing.
func (e *Example) add(name, content string) {
	name, lf := strings.CutSuffix(name, " with LF")
	end := "\r\n"
	if lf {
		end = "\n"
	}
	switch name {
	case "fix":
		e.Fix = strings.TrimSpace(content)
	case "configuration":
		e.Configuration = strings.TrimRight(content, "\n") + "\n"
	case "source":
		e.Source = strings.TrimSpace(content)
	case "sent":
		e.Sent = wire(content, end)
	case "request":
		e.Request = wire(content, end)
	case "answered":
		e.Answered = wire(content, end)
	case "response":
		e.Response = wire(content, end)
	case "want":
		e.Want = parseWant(content)
	}
}

func parseWant(content string) Want {
	var w Want
	for line := range strings.Lines(content) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch name {
		case "request":
			w.Request = value
		case "response":
			w.Response = value
		case "configuration":
			w.Configuration = value
		case "rules":
			w.Rules = strings.Fields(value)
		case "chromium":
			w.Chromium = value
		case "firefox":
			w.Firefox = value
		}
	}
	return w
}

// wire returns the message of a section as its bytes are on the wire. The lines of
// its head end in end.
func wire(content, end string) string {
	var b strings.Builder
	inHead := true
	for line := range strings.Lines(content) {
		line = strings.TrimSuffix(line, "\n")
		inHead = inHead || strings.HasPrefix(line, "HTTP/") // of a response after an interim one
		bytes, open := unescape(line)
		b.WriteString(bytes)
		switch {
		case open: // the message, or what is there of it, goes on or is over
		case inHead:
			b.WriteString(end)
		default:
			b.WriteByte('\n')
		}
		inHead = inHead && line != ""
	}
	return b.String()
}

// unescape returns the bytes that line stands for, and whether its end is taken
// away.
func unescape(line string) (bytes string, open bool) {
	if !strings.Contains(line, `\`) {
		return line, false
	}
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		rest := line[i:]
		switch {
		case rest == `\`:
			open = true
		case strings.HasPrefix(rest, `\\`):
			b.WriteByte('\\')
			i++
		case strings.HasPrefix(rest, `\x`) && len(rest) >= 4:
			b.WriteByte(digit(rest[2])<<4 | digit(rest[3]))
			i += 3
		default:
			b.WriteByte(rest[0])
		}
	}
	return b.String(), open
}

// digit returns the value of a lower-case hexadecimal digit.
func digit(c byte) byte {
	if c >= 'a' {
		return c - 'a' + 10
	}
	return c - '0'
}

// versions puts the browsers that were observed into a lesson, each with its
// version. A test holds what the lesson says of them to the predictions.
var versions = strings.NewReplacer("{Chromium}", title("chromium"), "{Firefox}", title("firefox"))

// title returns the name and version of a program that is in the table.
func title(id string) string {
	program, _ := programs.Find(id)
	return program.Title()
}
