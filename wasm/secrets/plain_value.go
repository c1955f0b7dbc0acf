package secrets

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// give adds the value between start and end unless it is plainly no secret.
func (s *scanner) give(start, end int, name string, w weight) bool {
	value := strings.Trim(s.text[start:end], kept)
	if strings.Trim(value, "=()|<") == "" || isPlainValue(name, value) || w < sure && proseAlone[fold(value)] || isPlaceholder(value) || isGUID(value) {
		return false
	}
	if strings.HasSuffix(strings.Join(wordsOf(name), ""), "clientkey") && keyLength(value) == len(value) {
		return false // that of the handshake, as a server calls it
	}
	s.add(start, end, name)
	return true
}

// isGUID reports whether value is the GUID of RFC 6455, or what somebody took for
// it: a program may call it what it likes.
func isGUID(value string) bool {
	return hasPrefixFold(strings.Trim(value, "\"'`"), handshake.GUID[:len("258EAFA5-E914")])
}

// isPlainValue reports whether value is one of those that stand for no secret.
func isPlainValue(name, value string) bool {
	value = strings.Trim(fold(value), `"',;`)
	switch value {
	case "true", "false", "null", "nil", "none", "undefined", "yes", "no", "on", "off", "include", "omit", "same-origin", "required", "optional", "[]", "{}":
		return true
	}
	if strings.HasPrefix(value, `("`) && strings.HasPrefix(fold(name), "sig") { // RFC 9421 §4.1
		return true
	}
	plural := strings.HasSuffix(fold(name), "tokens") || strings.HasSuffix(fold(name), "sessions") || strings.HasSuffix(fold(name), "tickets") || strings.HasSuffix(fold(name), "cookies")
	return plural && len(value) <= 7 && strings.Trim(value, "0123456789") == ""
}

// isPlaceholder reports whether value stands for one that is put in later.
func isPlaceholder(value string) bool {
	value = strings.Trim(value, `"'`)
	inside := func(open, end string) bool {
		rest, found := strings.CutPrefix(value, open)
		rest, closed := strings.CutSuffix(rest, end)
		return found && closed && strings.IndexFunc(rest, func(r rune) bool { return r >= 0x80 || !isName(byte(r)) && r != ' ' }) < 0 && !strings.ContainsAny(rest, "0123456789")
	}
	if value == "" || strings.Trim(value, "*•….") == "" || inside("<", ">") || inside("${", "}") || inside("{{", "}}") || inside("%", "%") && len(value) > 2 {
		return true
	}
	name, found := strings.CutPrefix(value, "$")
	if found && name != "" && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "" {
		return true
	}
	switch fold(value) {
	case "[redacted]", "redacted", "<redacted>", "[filtered]", "[hidden]", "(hidden)", "[masked]", "%s", "%v", "%q", "%d":
		return true
	}
	return false
}

// isExpression reports whether value is code that gets a secret, and not one.
func isExpression(value string) bool {
	value = strings.TrimRight(value, ";,")
	if keywords[value] {
		return true
	}
	n := span(value, func(b byte) bool { return isWord(b) || b == '.' || b == '$' })
	if n == 0 || isDigit(value[0]) {
		return false
	}
	return n < len(value) && (value[n] == '(' || value[n] == '[') ||
		n == len(value) && strings.Contains(value, ".") && !strings.ContainsAny(value, "0123456789") && strings.Count(value, ".") <= 3
}

var keywords = set(`await new this self async function require import null nil none None undefined req request ctx token session`)
