package page

import (
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/page/verdict"
	"wsaccept/wasm/proxies/chain"
	"wsaccept/wasm/proxies/chain/typical"
)

// showAnother adds the choice of another proxy for a chain, beside a configuration.
func (s State) showAnother(to *screen.Screen, beside bool) {
	options := markup.Group(markup.El("option", "", markup.Text("one to paste")).With("value", ""))
	for _, p := range typical.All() {
		options.Kids = append(options.Kids, markup.El("option", "", markup.Text(p.Title)).With("value", p.ID))
	}
	to.Island(AnotherChoice, options)
	to.Field(AnotherChoice, s.Another)
	to.Hide("another-proxy", !beside, verdict.Title)
}

// addProxy adds the chosen proxy to the configurations in the editor, on the client's
// side or on the server's. One to paste is a place to paste it.
func (t *turn) addProxy(inFront bool) {
	if _, found := t.Draft.configuration(); !found {
		return
	}
	p, _ := typical.Find(t.Another)
	another := p.Text()
	text := chain.Join(t.Draft.Request, another)
	if inFront {
		text = chain.Join(another, t.Draft.Request)
	}
	t.useDraft(ownDraft(text, "", true, true))
	if another == "" {
		t.jump(RequestField)
	} else {
		t.jump(verdict.Title)
	}
}
