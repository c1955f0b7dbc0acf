package paste

import "strings"

// netInternals reads the event log of Chromium's net-internals: a head is below an
// event such as WEB_SOCKET_SEND_REQUEST_HEADERS, its first line behind -->, the others
// under it. Blanks at the ends of lines are the log's.
func netInternals(src *source) result {
	r := result{form: "net-internals", source: "an event log of Chromium's net-internals"}
	for i := 0; i < len(src.lines); i++ {
		if text := src.line(i); !strings.Contains(text, "[st=") || !strings.Contains(text, "_HEADERS") {
			continue
		}
		var b builder
		is := neither
		for i++; i < len(src.lines); i++ {
			text := strings.TrimRight(src.line(i), " \t")
			line := strings.TrimLeft(text, " \t")
			if rest, ok := strings.CutPrefix(line, "-->"); ok {
				line = strings.TrimLeft(rest, " ")
			}
			if start := strictStart(line); start != neither && is == neither {
				is = start
			} else if line == "" || is == neither || nameEnd(line) < 0 || strings.Contains(text, "[st=") {
				break
			}
			b.append(src.part(i, len(text)-len(line), len(text)))
			b.lineEnd(src, i)
		}
		i--
		if is != neither {
			b.add("\r\n", b.at())
			r.messages = append(r.messages, message{Part: b.part(), response: is == response})
		}
	}
	return r
}
