package handshake

// Pair is a request and the response to it, either of which may be absent.
type Pair struct {
	Address  string // the ws: or wss: address, if it is known
	Request  Message
	Interim  []Message // responses before the final one: RFC 9110 §15.2
	Response Message
	End      End // how it ended if Response is absent, as far as it is known
}

// ParsePair returns the pair of the texts of a request and a response, as they
// are on the wire. An empty text stands for an absent message.
func ParsePair(request, response string) Pair {
	p := Pair{Request: ParseRequest(request)}
	all := ParseResponses(response)
	p.Interim, p.Response = all[:len(all)-1], all[len(all)-1]
	return p
}

// Absent reports whether m holds nothing at all.
func (m Message) Absent() bool { return m.Raw == "" }
