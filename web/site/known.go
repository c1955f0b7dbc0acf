package site

import (
	"strings"
	"sync"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/gallery"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/lab"
)

// link leads to another page of the site.
type link struct{ Href, Title string }

// known is what the judge finds in all examples and faults, so that each rule and
// each mistake can name those that show it.
type known struct {
	faults            map[string]*judge.Result // by id
	byRule, byMistake map[string][]link
	behaviour         map[string][]judge.Behaviour // what programs do with a broken rule, by its id
}

var judged = sync.OnceValue(func() *known {
	k := &known{
		faults: map[string]*judge.Result{},
		byRule: map[string][]link{}, byMistake: map[string][]link{},
		behaviour: map[string][]judge.Behaviour{},
	}
	for _, e := range gallery.Handshakes() {
		r := judge.Exchange(e.Request, e.Response, "")
		k.add(r, link{"examples/" + e.ID + "/", e.Title}, e.Group == gallery.WrongAccept)
	}
	for _, f := range lab.All() {
		request := requestFor(f)
		r := judge.Exchange(request, f.Response(handshake.ParseRequest(request)), "")
		k.faults[f.ID] = r
		k.add(r, link{"faults/" + f.ID + "/", f.Title}, strings.HasPrefix(string(f.Group), "Wrong Accept"))
	}
	return k
})

// add takes in what r shows.
func (k *known) add(r *judge.Result, from link, diagnosed bool) {
	seen := map[string]bool{}
	for _, side := range []judge.Side{judge.Address, judge.Request, judge.Response} {
		for i, f := range r.About(side) {
			id := f.Rule.ID
			if !seen[id] {
				seen[id] = true
				k.byRule[id] = append(k.byRule[id], from)
			}
			if f.Severity == handshake.Error && k.behaviour[id] == nil {
				k.behaviour[id] = r.Others(side, i)
			}
		}
	}
	if !diagnosed || !r.WrongAccept() {
		return
	}
	if d := r.Diagnosis(); d.Verdict == diagnose.Mistake {
		for id := range strings.SplitSeq(d.Explanations[0].Mistake, "+") {
			k.byMistake[id] = append(k.byMistake[id], from)
		}
	}
}

// requestFor is the request that f answers on its page: what every client sends, and
// the subprotocols that the page asks for.
func requestFor(f lab.Fault) string {
	request := "GET /lab HTTP/1.1\r\nHost: server.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
		"Sec-WebSocket-Key: " + handshake.SampleKey + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"
	if len(f.Protocols) > 0 {
		request += "Sec-WebSocket-Protocol: " + strings.Join(f.Protocols, ", ") + "\r\n"
	}
	return request + "\r\n"
}
