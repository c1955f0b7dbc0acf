package headers

import (
	"strconv"

	"wsaccept/wasm/programs/wire"
)

// Item parses a member of a list that begins at start, and returns where
// it ends, or what was expected where.
type Item func(list string, start int) (end int, expected string)

// Parse is parse_list: empty members are ignored (X03, H12), but not
// all may be. The members keep their parameters.
func Parse(list, name string, parse Item) (members []string, fault string) {
	expected := func(what string, i int) ([]string, string) {
		return nil, "invalid " + name + " header: " + what + " at " + strconv.Itoa(i) + " in " + list
	}
	i := skipCommas(list, 0)
	for {
		end, what := parse(list, i)
		if what != "" {
			return expected(what, end)
		}
		members = append(members, list[i:end])
		i = skipOWS(list, end)
		if i == len(list) {
			return members, ""
		}
		if list[i] != ',' {
			return expected("expected comma", i)
		}
		if i = skipCommas(list, i); i == len(list) {
			return members, ""
		}
	}
}

func skipCommas(s string, i int) int {
	for i < len(s) && s[i] == ',' {
		i = skipOWS(s, i+1)
	}
	return i
}

func skipOWS(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i
}

// Token is parse_token.
func Token(s string, i int) (int, string) {
	end := wire.TokenEnd(s, i)
	if end == i {
		return i, "expected token"
	}
	return end, ""
}

// Protocol is parse_upgrade_protocol: a token, and perhaps a slash
// and another one (C07).
func Protocol(s string, i int) (int, string) {
	end := wire.TokenEnd(s, i)
	if end == i {
		return i, "expected protocol"
	}
	if end < len(s) && s[end] == '/' {
		if version := wire.TokenEnd(s, end+1); version > end+1 {
			end = version
		}
	}
	return end, ""
}

// Extension is parse_extension_item, with white space around all
// marks (X05).
func Extension(s string, i int) (end int, expected string) {
	if end, expected = Token(s, i); expected != "" {
		return end, expected
	}
	for i = skipOWS(s, end); i < len(s) && s[i] == ';'; i = skipOWS(s, end) {
		end, _, expected = parseParameter(s, skipOWS(s, i+1))
		if expected != "" {
			return end, expected
		}
	}
	return end, ""
}

// none stands for None.
const none = "\x00"

// parseParameter is parse_extension_item_param. What is quoted must be a
// token (X06).
func parseParameter(s string, i int) (end int, value, expected string) {
	if end, expected = Token(s, i); expected != "" {
		return end, "", expected
	}
	equals := skipOWS(s, end)
	if equals == len(s) || s[equals] != '=' {
		return end, none, ""
	}
	start := skipOWS(s, equals+1)
	if start == len(s) || s[start] != '"' {
		end, expected = Token(s, start)
		return end, s[start:end], expected
	}
	end, value = cutQuoted(s, start)
	switch {
	case end < 0:
		return start, "", "expected quoted string"
	case !wire.IsToken(value):
		return start, "", "invalid quoted header content"
	}
	return end, value, ""
}

// cutQuoted is parse_quoted_string. The end is negative if there is none.
func cutQuoted(s string, start int) (end int, value string) {
	var unquoted []byte
	for i := start + 1; i < len(s); i++ {
		b := s[i]
		if b == '"' {
			return i + 1, string(unquoted)
		}
		if b == '\\' {
			if i++; i == len(s) {
				break
			}
			b = s[i]
		} else if b >= 0x80 {
			break
		}
		unquoted = append(unquoted, b)
	}
	return -1, ""
}
