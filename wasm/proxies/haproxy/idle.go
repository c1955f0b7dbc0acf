package haproxy

import (
	"strconv"
	"strings"

	"wsaccept/wasm/proxies/passage"
)

// idleOf tells when HAProxy cuts a connection without traffic: after timeout tunnel, or
// else after the shorter one of timeout client and timeout server.
func idleOf(front, back *section) passage.Idle {
	if l := back.last("timeout", "tunnel"); l != nil {
		n, ok := seconds(l.word(2))
		return passage.Idle{Known: ok, Seconds: n, Says: "timeout tunnel: HAProxy cuts the connection when neither side has sent anything for so long.", Span: l.span}
	}
	best := passage.Idle{Known: true, Says: "No timeout tunnel, client or server is set: HAProxy keeps idle connections."}
	for _, l := range []*line{front.last("timeout", "client"), back.last("timeout", "server")} {
		if l == nil {
			continue
		}
		n, ok := seconds(l.word(2))
		if !ok {
			return passage.Idle{}
		}
		if n > 0 && (best.Seconds == 0 || n < best.Seconds) {
			best = passage.Idle{Known: true, Seconds: n, Span: l.span,
				Says: l.word(0) + " " + l.word(1) + ": without timeout tunnel, it holds for open WebSockets, too. Set timeout tunnel 1h in the backend for longer silence."}
		}
	}
	return best
}

// units are those of a time, in milliseconds; the longer name first.
var units = []struct {
	name string
	ms   int
}{{"us", 0}, {"ms", 1}, {"s", 1000}, {"m", 60 * 1000}, {"h", 60 * 60 * 1000}, {"d", 24 * 60 * 60 * 1000}, {"", 1}}

// seconds reads a time; ok is false for less than one, too.
func seconds(text string) (n int, ok bool) {
	for _, u := range units {
		number, has := strings.CutSuffix(text, u.name)
		if n, err := strconv.Atoi(number); has && err == nil && n >= 0 && n < 1<<30 {
			return n * u.ms / 1000, n == 0 || n*u.ms >= 1000
		}
	}
	return 0, false
}
