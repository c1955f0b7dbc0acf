package paste

import "strings"

// trailing returns how many of the lines of src before end were not part of the
// response whose head begins in line start: what Fiddler saves behind it, what curl
// said at its end, and a shell's prompt. note says so.
func (s *source) trailing(start, end int) (lines int, note string) {
	for i := end - 1; i > start; i-- {
		text := strings.TrimRight(s.line(i), " \t\r")
		switch name := nameOf(text); {
		case text == "":
			continue
		case name == "endtime" || name == "receivedbytes" || name == "sentbytes" || name == "starttime":
			note = "EndTime, ReceivedBytes and SentBytes are Fiddler's own lines, and were left aside."
		case strings.HasPrefix(text, "curl: (28)"):
			note = "curl: (28) says that curl waited for data until its time was up. After a 101 that is normal: the WebSocket was open."
		case strings.HasPrefix(text, "curl: ("), isPromptAlone(text):
		default:
			return lines, note
		}
		lines = end - i
	}
	return lines, note
}
