package page

import (
	"strings"

	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/home"
)

// warmUpRounds is how often the page warms up.
const warmUpRounds = 8

// warmUp judges a paste that nobody sees, a few times, between frames. A browser
// compiles WebAssembly when it is first run and better when it has run some more,
// and the first paste should not have to wait for that.
func (t *turn) warmUp(rounds int) {
	if rounds > 0 {
		request, _ := home.Sample(Default().Key)
		_, fields, _ := strings.Cut(request, "\r\n")
		paste := "General\nRequest URL: wss://a/b\nRequest Headers\n" + strings.Repeat(fields, 20)
		View(Default().WithRequest(paste), effect.Verdict)
	}
	if rounds < warmUpRounds {
		t.do(effect.NextFrame{Then: event.WarmedUp{Rounds: rounds + 1}})
	}
}
