package site

import (
	"html/template"
	"slices"
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/messages"
)

// rulePages are the requirements of the RFCs.
func rulePages() ([]Page, error) {
	texts := map[string][]link{}
	for _, m := range messages.All() {
		for _, l := range m.Links {
			if l.Kind == messages.ToRule {
				texts[l.ID] = append(texts[l.ID], link{"messages/" + m.ID + "/", messageTitle(m)})
			}
		}
	}
	k := judged()
	proxied := map[string]bool{} // the paths of examples about proxies
	for _, e := range gallery.Entries() {
		if aboutProxy(e) {
			proxied["examples/"+e.ID+"/"] = true
		}
	}
	var pages []Page
	for _, r := range handshake.Rules() {
		var paste template.HTML
		var err error
		if slices.ContainsFunc(k.byRule[r.ID], func(l link) bool { return proxied[l.Href] }) {
			if paste, err = pasteConfiguration(r.ID); err != nil {
				return nil, err
			}
		}
		body, err := execute("rule.html", map[string]any{
			"Paste":     paste,
			"Rule":      r,
			"Shown":     firsts(k.byRule[r.ID], shownLinks),
			"More":      max(0, len(k.byRule[r.ID])-shownLinks),
			"Behaviour": k.behaviour[r.ID],
			"Texts":     texts[r.ID],
		})
		if err != nil {
			return nil, err
		}
		pages = append(pages, Page{
			Kind: Rules, ID: r.ID, Group: string(r.Side),
			Title: r.ID + ": " + strings.TrimSuffix(r.Title, "."), Description: r.Title + " If it is broken: " + r.Consequence + ".", Words: string(r.Section),
			Body: body,
		})
	}
	return pages, nil
}

// shownLinks is how many examples and faults a rule names.
const shownLinks = 12

func firsts(links []link, n int) []link { return links[:min(len(links), n)] }
