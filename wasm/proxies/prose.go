package proxies

import "strings"

// withoutProse returns text with spaces in place of what people write around a
// configuration: all that is outside of a fence, if there is one, and the paragraphs of
// prose above and below. What stands where stays so.
func withoutProse(text string) string {
	begin, end := fenced(text)
	for {
		rest := text[begin:end]
		n := len(rest) - len(strings.TrimLeft(rest, "\r\n"))
		paragraph := n + paragraphLength(rest[n:])
		if paragraph == len(rest) || !isProse(rest[:paragraph]) {
			break
		}
		begin += paragraph
	}
	for {
		rest := strings.TrimRight(text[begin:end], " \t\r\n")
		last := max(strings.LastIndex(rest, "\n\n"), strings.LastIndex(rest, "\n\r\n"))
		if last < 0 || !isProse(rest[last:]) {
			break
		}
		end = begin + last + 1
	}
	return blank(text[:begin]) + text[begin:end] + blank(text[end:])
}

// fenced returns where the longest text between two fences of Markdown stands, or the
// whole.
func fenced(text string) (begin, end int) {
	const fence = "```"
	begin, end = 0, len(text)
	if strings.Count(text, fence) < 2 {
		return begin, end
	}
	longest, open, at := 0, -1, 0
	for line := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimSpace(line), fence) {
			switch {
			case open < 0:
				open = at + len(line)
			default:
				if at-open > longest {
					longest, begin, end = at-open, open, at
				}
				open = -1
			}
		}
		at += len(line)
	}
	return begin, end
}

// paragraphLength returns the length of text up to its first empty line.
func paragraphLength(text string) int {
	at := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			break
		}
		at += len(line)
	}
	return at
}

// english are words that stand in prose and hardly in a configuration.
const english = " a an and any are but can does don't doesn't for from get gets getting have has help here how i i'm i've idea ideas in is isn't it it's keeps like me my not " +
	"of or so that the this thanks to trying was what when where which why with work works would you your using via hi hello below following "

// isProse reports whether each line of a paragraph reads like English, and none like a
// line of a configuration.
func isProse(paragraph string) bool {
	lines := 0
	for line := range strings.Lines(paragraph) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		lines++
		if strings.ContainsAny(line, "{}<>=$") || strings.HasSuffix(line, ";") || line[0] == '#' {
			return false
		}
		words, known := strings.Fields(line), 0
		for _, word := range words {
			if strings.Contains(english, " "+strings.ToLower(strings.Trim(word, ".,:;!?()\"“”'’"))+" ") {
				known++
			}
		}
		ends := strings.IndexByte(".?!:", line[len(line)-1]) >= 0
		if known < 2 && !(ends && known == 1 && len(words) > 1) && !(line[len(line)-1] == '?' && len(words) > 1) {
			return false
		}
	}
	return lines > 0
}

// blank returns spaces in place of text, but for its line ends.
func blank(text string) string {
	out := []byte(text)
	for i, b := range out {
		if b != '\n' && b != '\r' {
			out[i] = ' '
		}
	}
	return string(out)
}
