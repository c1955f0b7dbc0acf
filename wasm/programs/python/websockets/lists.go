package websockets

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/wire"
)

// The list parser of websockets: headers.py.

// itemParser parses a member of a list that begins at start, and returns where
// it ends, or what was expected where.
type itemParser func(list string, start int) (end int, expected string)

// parseList is parse_list: empty members are ignored (X03, H12), but not
// all may be. The members keep their parameters.
func parseList(list, name string, parse itemParser) (members []string, fault string) {
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

// parseToken is parse_token.
func parseToken(s string, i int) (int, string) {
	end := wire.TokenEnd(s, i)
	if end == i {
		return i, "expected token"
	}
	return end, ""
}

// parseProtocol is parse_upgrade_protocol: a token, and perhaps a slash
// and another one (C07).
func parseProtocol(s string, i int) (int, string) {
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

// parseExtension is parse_extension_item, with white space around all
// marks (X05).
func parseExtension(s string, i int) (end int, expected string) {
	if end, expected = parseToken(s, i); expected != "" {
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
	if end, expected = parseToken(s, i); expected != "" {
		return end, "", expected
	}
	equals := skipOWS(s, end)
	if equals == len(s) || s[equals] != '=' {
		return end, none, ""
	}
	start := skipOWS(s, equals+1)
	if start == len(s) || s[start] != '"' {
		end, expected = parseToken(s, start)
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

// takesOffer is ServerPerMessageDeflateFactory.process_request_params for one
// member of the list: an offer that is wrong is declined (D01, D02), and one of
// 8 bits makes zlib fail (D07).
func takesOffer(offer string) (accepted, crash bool) {
	name := offer[:wire.TokenEnd(offer, 0)]
	if name != "permessage-deflate" {
		return false, false
	}
	values := map[string]string{}
	rest := offer[len(name):]
	for i := skipOWS(rest, 0); i < len(rest); {
		i = skipOWS(rest, i+1)
		parameter := rest[i:wire.TokenEnd(rest, i)]
		end, value, _ := parseParameter(rest, i)
		i = skipOWS(rest, end)
		if _, repeated := values[parameter]; repeated || !isParameter(parameter, value) {
			return false, false
		}
		values[parameter] = value
	}
	_, fresh := values["server_no_context_takeover"] // then it compresses later
	return true, values["server_max_window_bits"] == "8" && !fresh
}

// isParameter is _extract_parameters of permessage_deflate.py.
func isParameter(name, value string) bool {
	switch name {
	case "server_no_context_takeover", "client_no_context_takeover":
		return value == none
	case "client_max_window_bits":
		if value == none {
			return true
		}
		fallthrough
	case "server_max_window_bits":
		return value != "" && strings.Contains(" 8 9 10 11 12 13 14 15 ", " "+value+" ")
	}
	return false
}
