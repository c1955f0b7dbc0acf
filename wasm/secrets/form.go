package secrets

import (
	"encoding/base64"
	"strings"
)

// form is how the tokens of a vendor look.
type form struct {
	prefix string
	rest   func(byte) bool // the bytes that follow it
	least  int             // how many of them there must be
	mixed  bool            // digits and letters among them: a word could begin like this one
}

// isDotted reports whether b may be in a token of several parts.
func isDotted(b byte) bool { return isWord(b) || b == '.' }

// isCapital reports whether b may be in a key of Amazon's.
func isCapital(b byte) bool { return isUpper(b) || isDigit(b) }

func isPadded(b byte) bool { return isBase64(b) || b == '=' || b == '-' || b == '_' || b == '.' }

// isHashed reports whether b may be in a hash of a password.
func isHashed(b byte) bool { return isBase64(b) || b == '.' || b == '$' }

func isNoSpace(b byte) bool { return !isSpace(b) && !isQuote(b) }

func isHexDigit(b byte) bool { return hexDigit(b) >= 0 }

func byFirst(all []form) (by [256][]form) {
	for _, f := range all {
		by[f.prefix[0]] = append(by[f.prefix[0]], f)
	}
	return by
}

// formLength returns the length of the token of a well-known form that s begins
// with, or 0.
func formLength(s string) int {
	longest := 0
	for _, f := range forms[s[0]] {
		if !strings.HasPrefix(s, f.prefix) {
			continue
		}
		rest := ahead(s[len(f.prefix):])
		rest = rest[:span(rest, f.rest)]
		if len(rest) >= f.least && (!f.mixed || hasDigitAndLetter(rest)) {
			longest = max(longest, len(f.prefix)+span(s[len(f.prefix):], f.rest))
		}
	}
	if longest > 0 {
		return longest
	}
	if n := objectLength(s); n > 0 {
		return n
	}
	if bot, found := strings.CutPrefix(s, "bot"); found && bot != "" { // in the path of Telegram's
		if n := botLength(bot); n > 0 {
			return len("bot") + n
		}
	}
	return botLength(s)
}

func hasDigitAndLetter(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.IndexFunc(s, func(r rune) bool { return r < 0x80 && isLetter(byte(r)) }) >= 0
}

// objectLength returns the length of base64 of JSON at the beginning of s, as in a
// JSON Web Token, with the parts that follow it, or 0. Random values begin with eyJ,
// too, but not with text.
func objectLength(s string) int {
	const sure = 16
	if !strings.HasPrefix(s, "eyJ") && !strings.HasPrefix(s, "ewog") && !strings.HasPrefix(s, "eyAi") && !strings.HasPrefix(s, "ewoJ") {
		return 0
	}
	begins := ahead(s)
	begins = begins[:span(begins, isPadded)]
	first := span(begins, isBase64)
	if first < sure && strings.Count(begins, ".") < 2 {
		return 0
	}
	begin, err := base64.RawStdEncoding.DecodeString(s[:min(first, sure)/4*4])
	if err != nil || len(begin) == 0 || strings.IndexFunc(string(begin), func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r > '~' }) >= 0 {
		return 0
	}
	return span(s, isPadded)
}

// botLength returns the length of a token of Telegram's or Discord's bots at the
// beginning of s, or 0: 123456789:AA…, and three parts of certain lengths.
func botLength(s string) int {
	digits := span(s[:min(len(s), 12)], isDigit)
	if digits >= 8 && digits <= 11 && strings.HasPrefix(s[digits:], ":AA") {
		if n := span(s[digits+1:], isWord); n >= 30 {
			return digits + 1 + n
		}
	}
	if s[0] != 'M' && s[0] != 'N' && s[0] != 'O' {
		return 0
	}
	first := span(s[:min(len(s), 29)], isWord)
	if first < 23 || first > 28 || !strings.HasPrefix(s[first:], ".") {
		return 0
	}
	second := first + 1 + span(s[first+1:min(len(s), first+9)], isWord)
	if second-first-1 < 5 || second-first-1 > 7 || !strings.HasPrefix(s[second:], ".") {
		return 0
	}
	if third := span(s[second+1:], isWord); third >= 27 {
		return second + 1 + third
	}
	return 0
}

// webhooks are the beginnings of paths that are secrets themselves.
var webhooks = strings.Fields(`hooks.slack.com/services/ hooks.slack.com/workflows/ hooks.slack.com/triggers/ discord.com/api/webhooks/ discordapp.com/api/webhooks/
	outlook.office.com/webhook/ maker.ifttt.com/use/ hooks.zapier.com/hooks/catch/ api.telegram.org/bot`)
