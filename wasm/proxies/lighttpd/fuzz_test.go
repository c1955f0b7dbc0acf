package lighttpd_test

import (
	"testing"

	"wsaccept/wasm/proxies/lighttpd"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/proxiestest"
)

// Whatever the text is, spans are in it, and what is called a fix is one.
func FuzzRead(f *testing.F) {
	cases, err := proxiestest.Cases("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range cases {
		f.Add(proxiestest.Fill(c.Text, proxiestest.Listen, proxiestest.Backend, proxiestest.Dead, proxiestest.Dir), "/ws")
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		report, ok := lighttpd.Read(text)
		if !ok {
			return
		}
		asked, _ := lighttpd.Read(text, passage.Ask{Host: "ws.example", Path: path})
		for _, r := range append(report.Routes, asked.Routes...) {
			_ = r.Blame.Of(text) + r.Span.Of(text) + r.Idle.Span.Of(text)
			passage.Diff(text, r.Edits)
			if r.Outcome != passage.Passes && r.Cause == "" {
				t.Errorf("%s without a cause: %+v", r.Outcome, r)
			}
			if len(r.Edits) == 0 {
				continue
			}
			fixed, _ := lighttpd.Read(passage.Apply(text, r.Edits), r.Ask)
			if len(fixed.Routes) != 1 || fixed.Routes[0].Outcome != passage.Passes {
				t.Errorf("fixed to %q, and %+v", passage.Apply(text, r.Edits), fixed.Routes)
			}
		}
	})
}
