package handshake

import "wsaccept/wasm/words"

// Comparison holds the Accept that a server sent against the Accept of the key
// that the server was sent.
type Comparison struct {
	Key      string // the key on the wire
	Expected string // its Accept, computed here
	Got      string // the Accept on the wire
	Problem  string // why there is nothing to compare, or ""
	At       int    // the first byte that differs, in Expected and Got; -1 if none
	Offset   int    // where byte At of Got stands in the response; -1 if none, or if Got is folded
	Status   string // of the response; whatever the Accept, only "101" opens the socket
}

// Equal reports whether both Accepts are the same, byte for byte.
func (c Comparison) Equal() bool { return c.Problem == "" && c.At < 0 }

// Compare takes the key from request, computes its Accept, and compares that
// with the Accept in response: RFC 6455 §4.1, the client's check 4.
func Compare(request, response Message) Comparison {
	c := Comparison{At: -1, Offset: -1, Status: response.Status()}
	keys := request.Lookup("Sec-WebSocket-Key")
	if len(keys) != 1 {
		c.Problem = "The request has " + words.Count(len(keys), "Sec-WebSocket-Key line") + ". It must have exactly one."
		return c
	}
	c.Key = request.Value(keys[0])
	c.Expected = Accept(c.Key)

	accepts := response.Lookup("Sec-WebSocket-Accept")
	switch {
	case len(accepts) == 0 && response.Raw == "":
		c.Problem = "The server sent nothing."
		return c
	case len(accepts) != 1:
		c.Problem = "The response has " + words.Count(len(accepts), "Sec-WebSocket-Accept line") + ". It must have exactly one."
		return c
	}
	c.Got = response.Value(accepts[0])
	c.At = firstDifference(c.Expected, c.Got)
	if c.At >= 0 && c.Got == accepts[0].Value.Of(response.Raw) {
		c.Offset = accepts[0].Value.Start + c.At
	}
	return c
}

// firstDifference returns the index of the first byte at which a and b differ,
// the end of the shorter one included, or -1 if they are equal.
func firstDifference(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) == len(b) {
		return -1
	}
	return n
}
