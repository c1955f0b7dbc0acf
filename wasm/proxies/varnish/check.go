package varnish

import (
	"slices"
	"strings"
)

// steps are the subs that Varnish 7.1 calls.
var steps = []string{
	"vcl_recv", "vcl_pipe", "vcl_pass", "vcl_hash", "vcl_purge", "vcl_miss", "vcl_hit", "vcl_deliver", "vcl_synth",
	"vcl_backend_fetch", "vcl_backend_response", "vcl_backend_error", "vcl_init", "vcl_fini",
}

// check looks for what Varnish does not compile; all are the tokens of the text.
func (f *file) check(all []token) {
	if f.fault != nil {
		return
	}
	if f.version == "" && len(f.backends) > 0 {
		f.fault = &fault{says: "The line “vcl 4.1;” is missing, with which VCL has to begin since Varnish 4."}
		return
	}
	for _, name := range f.order {
		s := f.subs[name]
		switch {
		case strings.HasPrefix(name, "vcl_") && !slices.Contains(steps, name):
			f.fault = &fault{"Varnish calls no sub named " + name + ", and names that begin with vcl_ are its own.", s.first}
		case !strings.HasPrefix(name, "vcl_") && !f.called[name]:
			f.fault = &fault{"The sub " + name + " is never called, which Varnish takes for an error.", s.first}
		default:
			f.checkBody(name, s.body)
		}
		if f.fault != nil {
			return
		}
	}
	f.checkUse(all)
}

// checkUse looks for names that nothing uses, which Varnish takes for errors. The backend
// called default is used, or else the first.
func (f *file) checkUse(all []token) {
	if len(f.includes) > 0 {
		return
	}
	used := map[string]int{}
	for _, t := range all {
		if !t.quoted {
			used[t.text]++
		}
	}
	for _, d := range f.named {
		byDefault := d.kind == "backend" && (d.name == "default" || d.name == f.backends[0] && !slices.Contains(f.backends, "default"))
		if used[d.name] == 1 && !byDefault {
			f.fault = &fault{"Nothing uses the " + d.kind + " " + d.name + ", which Varnish takes for an error.", d.span}
			return
		}
	}
}

func (f *file) checkBody(step string, body []statement) {
	for _, s := range body {
		for _, b := range s.branches {
			f.checkBody(step, b.body)
		}
		switch to := s.word(1); {
		case f.fault != nil:
			return
		case (step == "vcl_recv") && (s.word(0) == "set" || s.word(0) == "unset") && strings.HasPrefix(to, "bereq."):
			f.fault = &fault{"There is no bereq in vcl_recv yet: what the server gets is set in vcl_pipe.", s.span}
		case s.word(0) == "set" && (to == "req.backend_hint" || to == "bereq.backend") && len(s.words) == 4 && len(f.includes) == 0 && !slices.Contains(f.backends, s.word(3)) && s.word(3) != "default" && len(f.backends) > 0:
			f.fault = &fault{"No backend is named " + s.word(3) + ".", s.span}
		}
	}
}
