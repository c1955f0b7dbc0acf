package messages

import "strings"

// Leads returns what can be taken from a text that is not known: the number of an HTTP
// status, where the text names it so, what has the form of a key or of an Accept, and
// addresses. Each kind is told once, and none of it is more than what the text says.
func Leads(text string) []Value {
	var leads []Value
	if status := statusNamed(text); status != "" {
		leads = append(leads, Value{"status", status})
	}
	seen := map[string]bool{}
	for word := range strings.FieldsFuncSeq(text[:min(len(text), mostLed)], endsWord) {
		name := ""
		switch {
		case strings.HasPrefix(word, "ws://") || strings.HasPrefix(word, "wss://"):
			name, word = "address", strings.TrimRight(word, ".:")
		case len(word) == 24 && isBase64(word[:22]) && word[22:] == "==":
			name = "key"
		case len(word) == 28 && isBase64(word[:27]) && word[27] == '=':
			name = "accept"
		}
		if name != "" && !seen[name] {
			seen[name] = true
			leads = append(leads, Value{name, word})
		}
	}
	return leads
}

// mostLed is how much of a text is looked through for leads.
const mostLed = 64 << 10

func endsWord(r rune) bool { return r <= ' ' || strings.ContainsRune("\"'`,;()<>[]{}", r) }

func isBase64(s string) bool {
	for i := range len(s) {
		if b := s[i]; b == '_' || !isWord(b) && b != '+' && b != '/' {
			return false
		}
	}
	return true
}

// statusNamed returns the first three digits that the text calls a status.
func statusNamed(text string) string {
	lower := strings.ToLower(text[:min(len(text), mostLed)])
	for _, name := range []string{"status code", "statuscode", "status_code", "http status", "response code", "status", "http error", "http"} {
		for from := 0; ; {
			i := strings.Index(lower[from:], name)
			if i < 0 {
				break
			}
			from += i + len(name)
			rest := strings.TrimLeft(lower[from:min(len(lower), from+8)], ` :="'[(<`)
			digits := rest[:min(len(rest), 3)]
			if isStatus(digits) && '1' <= digits[0] && digits[0] <= '5' && (len(rest) == 3 || !isWord(rest[3])) {
				return digits
			}
		}
	}
	return ""
}

// OfStatus returns what is said of a handshake that is answered with status, three
// digits.
func OfStatus(status string) Message {
	values := []Value{{"status", status}}
	m := Message{Explanation: loaded().explain("status", values), Values: values}
	m.Means, m.Fix = m.fill(m.Means), m.fill(m.Fix)
	return m
}
