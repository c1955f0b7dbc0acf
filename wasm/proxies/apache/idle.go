package apache

import (
	"strconv"
	"strings"

	"wsaccept/wasm/proxies/passage"
)

// idle tells when Apache cuts a connection on which nothing is sent: after Timeout, or
// after the server's timeout if that is longer.
func (x *exchange) idle() passage.Idle {
	result := passage.Idle{Known: true, Seconds: 60, Says: "Timeout is 60 seconds unless it is set: Apache cuts the connection when neither side has sent anything for so long. (Debian's apache2.conf sets 300.)"}
	if d := x.c.setting(x.host, "timeout"); d != nil {
		n, ok := seconds(d.word(0))
		result = passage.Idle{Known: ok, Seconds: n, Says: "Timeout: Apache cuts the connection when neither side has sent anything for so long.", Span: d.span}
	}
	by := x.c.setting(x.host, "proxytimeout")
	text, says := by.word(0), "ProxyTimeout: Apache cuts the connection when neither side has sent anything for so long."
	if own := x.worker.param("timeout"); own != "" {
		by, text, says = x.worker.by, own, "The parameter timeout: Apache cuts the connection when neither side has sent anything for so long."
	}
	if by == nil {
		return result
	}
	n, ok := seconds(text)
	if !ok {
		return passage.Idle{}
	}
	if n > result.Seconds {
		result = passage.Idle{Known: result.Known, Seconds: n, Says: says, Span: by.span}
	}
	return result
}

// seconds reads a time, which is in seconds unless it has a unit.
func seconds(text string) (int, bool) {
	for _, unit := range []struct {
		name string
		ms   int
	}{{"ms", 1}, {"mi", 60000}, {"min", 60000}, {"s", 1000}, {"h", 3600000}, {"", 1000}} {
		number, has := strings.CutSuffix(strings.ToLower(text), unit.name)
		if n, err := strconv.Atoi(number); has && err == nil && n > 0 && n < 1<<20 {
			return n * unit.ms / 1000, n*unit.ms >= 1000
		}
	}
	return 0, false
}
