package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// statusLabels are the words before a response's status, in lower case, where a
// sentence or an object tells it.
var statusLabels = []string{
	"status", "statuscode", "status_code", "status code", "response code", "http", "http/1.1", "http/1.0", "http/2", "http/2.0", "server response",
	"downstreamstatus", "originstatus", "handshake status", "bad http response", "handshake resp", "but got", "code", "fin", "<response",
}

// inWords is the status that a source tells in words, and its reason if that follows.
type inWords struct{ status, reason Part }

// statusInWords returns what src tells in words. It looks once: there may be many
// lists of fields without a status.
func (s *source) statusInWords() inWords {
	if s.told == nil {
		s.told = &inWords{}
		s.told.status, s.told.reason = statusIn(s)
	}
	return *s.told
}

// statusIn finds the status that src tells in words, and its reason if that follows.
// Only the beginning of a long text is looked at.
func statusIn(src *source) (status, reason Part) {
	const most = 64 << 10
	text := src.Text[:min(len(src.Text), most)]
	for at := 0; at+3 <= len(text); at++ {
		if !isDigit(text[at]) {
			continue
		}
		end := at
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if isStatus(text[at:end]) && text[at] >= '1' && text[at] <= '5' && isLabelled(text[:at]) && (end == len(text) || !isLetter(text[end]) && text[end] != '.' && text[end] != '-') {
			status = src.sub(handshake.Span{Start: at, End: end})
			if said := reasons[text[at:end]]; said != "" && hasPrefixFold(strings.TrimLeft(text[end:], " "), said) {
				start := len(text) - len(strings.TrimLeft(text[end:], " "))
				reason = src.sub(handshake.Span{Start: start, End: start + len(said)})
			}
			return status, reason
		}
		at = end
	}
	return Part{}, Part{}
}

// isLabelled reports whether text ends in a word that a status follows.
func isLabelled(text string) bool {
	const longest = 32
	text = strings.ToLower(text[max(0, len(text)-longest):])
	if text = strings.TrimRight(text, " "); strings.HasSuffix(text, "<--") || strings.HasSuffix(text, "<<") { // OkHttp, mitmproxy
		return true
	}
	text = strings.TrimRight(text, " \t:=\"'<>([,")
	for _, label := range statusLabels {
		if rest, ok := strings.CutSuffix(text, label); ok && (rest == "" || !isLetter(rest[len(rest)-1])) {
			return true
		}
	}
	return false
}
