package page

import (
	"slices"
	"testing"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// What is said of every configuration is what the example is there to show.
func TestGalleryConfigurations(t *testing.T) {
	for _, e := range gallery.All() {
		if e.Configuration == "" {
			continue
		}
		told, found := Default().WithExample(e).Draft.configuration()
		if !found || string(told.Outcome()) != e.Want.Configuration {
			t.Errorf("%s: %v %+v, want %s", e.ID, found, told, e.Want.Configuration)
		}
	}
}

// The judge says of every example what the example is there to show.
func TestGallery(t *testing.T) {
	all := gallery.Handshakes()
	if len(all) < 30 {
		t.Errorf("only %d examples", len(all))
	}
	for _, e := range all {
		s := Default().WithExample(e)
		j := s.result()
		if string(j.Verdicts.Request) != e.Want.Request || string(j.Verdicts.Response) != e.Want.Response {
			t.Errorf("%s: request %s, response %s, want %s and %s", e.ID, j.Verdicts.Request, j.Verdicts.Response, e.Want.Request, e.Want.Response)
		}
		for _, rule := range e.Want.Rules {
			if !slices.ContainsFunc(j.All(), func(f handshake.Finding) bool { return f.Rule.ID == rule }) {
				t.Errorf("%s: no finding of rule %s", e.ID, rule)
			}
		}
		for name, want := range map[string]string{"chromium": e.Want.Chromium, "firefox": e.Want.Firefox} {
			i := slices.IndexFunc(j.Clients(), func(c programs.Client) bool { return c.Program.ID == name })
			got := programs.Unknown
			if i >= 0 {
				got = j.Clients()[i].Verdict
			}
			if want != "" && string(got) != want {
				t.Errorf("%s: %s, want %s", e.ID, name+" "+string(got), want)
			}
		}
	}
}
