package secrets

import (
	"slices"
	"strings"
)

// subprotocols takes the secrets out of the value of Sec-WebSocket-Protocol, whose
// name ends at end. Some clients hide a token among them, because a browser lets
// them send nothing else.
func (s *scanner) subprotocols(end int) {
	from := end
	for from < len(s.text) && from < end+24 && (isBlank(s.text[from]) || isQuote(s.text[from]) || strings.IndexByte(":=[,", s.text[from]) >= 0) {
		from++
	}
	if from == end || strings.HasPrefix(s.text[from:], "value\"") { // as in HAR
		if from += len("value\""); from > len(s.text) || from == end+len("value\"") {
			s.pass(end)
			return
		}
		from += span(s.text[from:], func(b byte) bool { return isBlank(b) || b == ':' || b == '"' })
	}
	s.pass(from)
	to := from
	for to < len(s.text) && (s.text[to] != '\n' || to+1 < len(s.text) && isBlank(s.text[to+1])) && !(s.open != 0 && s.text[to] == s.open) {
		to++
	}
	s.members(from, to)
}

// members looks at the subprotocols between from and to.
func (s *scanner) members(from, to int) {
	start := from
	for i := from; i <= to; i++ {
		if i < to && strings.IndexByte(", \t\r\n\"'[]", s.text[i]) < 0 {
			continue
		}
		if i > start {
			s.subprotocol(start, i)
		}
		start = i + 1
	}
	s.pass(to)
}

// subprotocol looks at one of them.
func (s *scanner) subprotocol(start, end int) {
	const name = "Sec-WebSocket-Protocol"
	member := s.text[start:end]
	w := weighOffered(member)
	if w > plain && !isRandom(member) && keyLength(member) == 0 {
		s.offered = true
		if at := tellingPrefix(member); at > 0 {
			s.offered = false
			s.add(start+at, end, name)
		}
		return
	}
	switch {
	case s.offered && !knownSubprotocol(member):
		s.offered = false
		const most = 8
		if len(s.repeats) < most {
			s.repeats = append(s.repeats, member)
		}
		s.add(start, end, name)
		return
	case slices.Contains(s.repeats, member):
		s.add(start, end, name)
		return
	case tellingPrefix(member) > 0:
		s.add(start+tellingPrefix(member), end, name)
		return
	}
	for i := start; i < end; i++ {
		if isAlnum(s.text[i]) && (i == start || !isAlnum(s.text[i-1])) && formLength(s.text[i:end]) > 0 {
			s.add(i, end, name)
			return
		}
	}
	if isLong(member) {
		s.add(start, end, name)
	}
}

// weighOffered is weigh for subprotocols, among which Basic is a scheme, too.
func weighOffered(member string) weight {
	if fold(member) == "basic" {
		return telling
	}
	return weigh(member)
}

// tellingPrefix returns where in a subprotocol such as bearer.S the secret begins,
// or 0.
func tellingPrefix(member string) int {
	for i := 1; i+1 < len(member) && i <= longestName; i++ {
		if strings.IndexByte(".:=|/-_", member[i]) < 0 || weighOffered(member[:i]) == plain {
			continue
		}
		rest := member[i+1:]
		if weigh(rest) > plain && !isRandom(rest) && !(member[i] == '.' && isOneWordWithDigits(rest)) {
			continue // access_token
		}
		switch soft := member[i] == '-' || member[i] == '_'; {
		case isVersion(rest), soft && !strings.ContainsAny(rest, "0123456789") && fold(rest) == rest:
			return 0
		case isDomain(rest):
			continue
		}
		return i + 1
	}
	return 0
}

// isOneWordWithDigits reports whether s is more like a token than like a name, also if
// it has a telling word in it.
func isOneWordWithDigits(s string) bool {
	return !strings.ContainsAny(s, ".:=|/-_") && strings.ContainsAny(s, "0123456789")
}

// isVersion reports whether s is a version, or another small word after a name.
func isVersion(s string) bool {
	digits := strings.TrimLeft(fold(s), "v")
	return digits == "" || strings.Trim(digits, "0123456789.") == "" && len(digits) < 8 || smallWords[fold(s)]
}

var smallWords = set(`json xml binary text protobuf msgpack cbor proto protocol ws websocket io com org net example local`)

// isDomain reports whether s goes on like a name in reverse or a domain: words
// with dots between them.
func isDomain(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if smallWords[fold(part)] {
			return true
		}
	}
	return false
}

// knownSubprotocol reports whether s is a name that no token has.
func knownSubprotocol(s string) bool {
	return fewProtocols[fold(s)] || strings.HasSuffix(s, "-ws") || strings.HasSuffix(s, ".json")
}

var fewProtocols = set(`chat superchat soap mqtt mqttv3.1 graphql-ws graphql-transport-ws wamp wamp.2.json wamp.2.msgpack stomp v10.stomp v11.stomp v12.stomp
	ocpp1.6 ocpp2.0 ocpp2.0.1 sip xmpp binary base64 json actioncable-v1-json actioncable-unsupported realtime v4.channel.k8s.io v5.channel.k8s.io`)

// isLong reports whether a part of s is too long for a name, or drawn by chance.
func isLong(s string) bool {
	const longest = 40
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(".:/+", r) }) {
		if len(part) > longest || len(part) >= 20 && isRandom(part) && !isUUID(part) && strings.Count(part, "-") < 3 {
			return true
		}
	}
	return false
}

// isUUID reports whether s has the form of a UUID: RFC 9562 §4.
func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (s[i] == '-') || !dash && !isHexDigit(s[i]) {
			return false
		}
	}
	return true
}
