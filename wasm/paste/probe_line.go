package paste

import (
	"strings"

	"wsaccept/wasm/words"
)

// What wsaccept probe says of a line behind its text, or in its place.
const (
	emptyLine = "(empty line)"
	endsInLF  = "  (ends in LF alone)"
	noEnding  = "  (no line ending)"
	cutHere   = "… and "
	cutBehind = " more"
)

// longestLine is how many bytes of a line wsaccept probe shows.
const longestLine = 400

// ProbeLine shows a line of a head, and its end if that is not CR LF, as wsaccept
// probe prints it. Find reads the same line from it, unless it had to be cut.
func ProbeLine(text, end string) string {
	shown := escapeBytes(text[:min(len(text), longestLine)])
	switch left := len(text) - longestLine; {
	case left > 0:
		shown += cutHere + words.Count(left, "byte") + cutBehind
	case text == "":
		shown = emptyLine
	default:
		shown = unlikeMark(shown)
	}
	switch end {
	case "\n":
		return shown + endsInLF
	case "":
		return shown + noEnding
	}
	return shown
}

// escapeBytes writes what does not show as \xNN, and a backslash that could be taken
// for the beginning of that, too.
func escapeBytes(text string) string {
	return words.Escape(strings.ReplaceAll(text, `\x`, `\x5Cx`))
}

// unlikeMark escapes what could be taken for a mark in a line that is shown.
func unlikeMark(shown string) string {
	if shown == emptyLine || strings.HasSuffix(shown, endsInLF) || strings.HasSuffix(shown, noEnding) {
		i := strings.LastIndexByte(shown, '(')
		return shown[:i] + `\x28` + shown[i+1:]
	}
	if i, _ := cutAt(shown); i >= 0 {
		return shown[:i] + `\xE2\x80\xA6` + strings.TrimPrefix(shown[i:], "…")
	}
	return shown
}

// cutAt returns where in a line that is shown it was cut, or -1, and how much is
// missing there: "12 bytes".
func cutAt(shown string) (at int, missing string) {
	at = strings.LastIndex(shown, cutHere)
	if at < 0 || !strings.HasSuffix(shown, cutBehind) || len(shown) < at+len(cutHere)+len(cutBehind) {
		return -1, ""
	}
	missing = strings.TrimSuffix(shown[at+len(cutHere):], cutBehind)
	number, unit, _ := strings.Cut(missing, " ")
	if number == "" || strings.Trim(number, "0123456789") != "" || unit != "byte" && unit != "bytes" && unit != "line" && unit != "lines" {
		return -1, ""
	}
	return at, missing
}
