package main

import (
	"context"
	"crypto/sha1"
	"fmt"

	"wsaccept/wasm/handshake"
)

// compute measures what is computed in bulk in the browser.
func compute(browser context.Context, rounds int, url string) ([]row, error) {
	t, err := open(browser, local, "")
	defer t.cancel()
	if err != nil {
		return nil, err
	}
	if err := t.visit(url, `window.hashwasm && document.readyState === "complete"`); err != nil {
		return nil, err
	}
	all, err := read[map[string][]float64](t, fmt.Sprintf("rates(%d)", rounds))
	if err != nil {
		return nil, err
	}
	rate := func(way string) float64 { return median(all[way]) }
	message := []byte(handshake.SampleKey + handshake.GUID)
	sum := inTurns(rounds, func() { sha1.Sum(message) })[0] // in the same minute
	bulk, search := rate("bulk"), rate("search")
	against := func(peer string, theirs, target float64) row {
		return row{"Accept in bulk, in the browser", millions(bulk), peer + " " + millions(theirs), times(bulk / theirs), fmt.Sprintf("%g ×", target), atLeast(bulk/theirs, target)}
	}
	return []row{
		against("WebCrypto digest + btoa", rate("webCrypto"), 20),
		against("npm hash-wasm + btoa", rate("hashWasm"), 10),
		against("native crypto/sha1", 1e9/sum, 0.5),
		{"search, a core, in the browser", millions(search), "crypto/sha1 in wasm " + millions(rate("standard")), times(search / rate("standard")), "3 ×", atLeast(search/rate("standard"), 3)},
	}, nil
}
