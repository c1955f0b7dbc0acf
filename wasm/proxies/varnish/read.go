package varnish

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

const versions = "Held against Varnish 7.1.1. VCL 4.0 and 4.1 (Varnish 4 to 7) treat WebSockets alike; VCL of Varnish 3 does not compile there."

// Read tells what VCL does with handshakes.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	f, ok := parse(text)
	if !ok {
		return passage.Report{}, false
	}
	report := passage.Report{Program: "Varnish", Versions: versions, DoesNotStart: f.fault != nil}
	for _, span := range f.includes {
		report.Unknown = append(report.Unknown, passage.Note{Says: "What the include holds can't be known from this text.", Span: span})
	}
	if len(asks) == 0 {
		asks = []passage.Ask{{}}
	}
	for _, one := range asks {
		r, run := f.route(one)
		if r.Outcome == passage.Fails && run != nil {
			f.fix(&r, run)
		}
		report.Routes = append(report.Routes, r)
	}
	return report, true
}

func (f *file) route(one passage.Ask) (passage.Route, *run) {
	if one.Host == "" {
		one.Host = passage.Host
	}
	if one.Path == "" {
		one.Path = passage.Path
	}
	r := passage.Route{Ask: one, Address: one.Host + one.Path}
	if s := f.subs["vcl_recv"]; s != nil {
		r.Span = s.first
	}
	if f.fault != nil {
		r.Outcome, r.Cause, r.Blame = passage.Fails, "Varnish does not compile this. "+f.fault.says, f.fault.span
		return r, nil
	}
	req := one.Head()
	req.Add("X-Forwarded-For", passage.Varies)
	x := &run{file: f, req: &req, backend: "default", wrote: map[string]statement{}}
	if len(f.backends) > 0 {
		x.backend = f.backends[0]
	}
	action := x.step("vcl_recv")
	if x.maybe == nil && len(f.includes) > 0 && action == "" {
		r.Outcome, r.Cause, r.Blame = passage.Unknown, "What the include does with handshakes can't be known from this text.", f.includes[0]
		return r, nil
	}
	if x.maybe == nil {
		r.Backend = x.backend
		name, _, _ := strings.Cut(action, "(")
		switch name {
		case "pipe":
			x.pipe(&r)
		case "synth":
			x.synth(&r, action)
		case "", "hash", "pass":
			x.fetch(&r, name)
		default:
			r.Outcome, r.Cause, r.Blame = passage.Unknown, "What return ("+action+") does with a handshake is not known here.", r.Span
		}
	}
	if x.maybe != nil {
		r = passage.Route{Ask: one, Address: r.Address, Span: r.Span, Outcome: passage.Unknown, Blame: x.maybe.span}
		r.Cause = "What this statement does can't be known from the text alone."
		return r, nil
	}
	return r, x
}

// synth is an answer of Varnish's own.
func (x *run) synth(r *passage.Route, action string) {
	_, args, _ := strings.Cut(action, "(")
	digits := args
	if i := strings.IndexAny(args, ",)"); i >= 0 {
		digits = args[:i]
	}
	status, err := strconv.Atoi(digits)
	if err != nil || x.file.subs["vcl_synth"] != nil {
		r.Outcome, r.Cause, r.Blame = passage.Unknown, "What vcl_synth makes of the answer is not evaluated here.", r.Span
		return
	}
	r.Outcome, r.Status, r.Blame, r.Backend = passage.Fails, status, r.Span, ""
	r.Cause = "vcl_recv returns synth: Varnish itself answers with " + digits + "."
}

// pipe is the way on which bytes go to the server and back as they are.
func (x *run) pipe(r *passage.Route) {
	bereq := *x.req
	bereq.Fields = append([]passage.Field(nil), bereq.Fields...)
	bereq.Del("Upgrade")
	bereq.Set("Connection", "close")
	bereq.Add("X-Varnish", passage.Varies)
	x.bereq = &bereq
	action := x.step("vcl_pipe")
	if x.maybe != nil {
		return
	}
	if len(x.file.includes) > 0 && action == "" {
		r.Notes = append(r.Notes, passage.Note{Says: "An include may add to vcl_pipe.", Span: x.file.includes[0]})
	}
	if action != "" && action != "pipe" {
		r.Outcome, r.Cause, r.Blame = passage.Unknown, "What return ("+action+") in vcl_pipe does is not known here.", r.Span
		return
	}
	refused := r.Judge(&bereq)
	r.Idle = passage.Idle{Known: true, Seconds: 60, Says: "varnishd's parameter pipe_timeout is 60 seconds unless it is set with -p: Varnish cuts the connection when neither side has sent anything for so long."}
	if len(refused) == 0 {
		r.Warns = append(r.Warns, passage.Note{Says: "Varnish pipes whatever follows, also if the server refuses the handshake: later requests on the connection pass vcl_recv by (seen in Varnish 7.1.1)."})
		return
	}
	if s := x.file.subs["vcl_pipe"]; s != nil {
		r.Blame = s.first
	} else if x.left != nil {
		r.Blame = x.left.span
	}
	r.Cause = "Varnish does not pass Upgrade and Connection on by itself, also in a pipe: vcl_pipe has to set them. What arrives is refused: " + strings.Join(refused, " ")
	for _, field := range r.Arrives.Fields {
		if handshake.EqualFold(field.Name, "Connection") || handshake.EqualFold(field.Name, "Upgrade") {
			if s, ok := x.written("bereq.http." + field.Name); ok && strings.Contains(strings.Join(refused, " "), field.Name) {
				r.Blame = s.span
			}
		}
	}
}

// fetch is the way of everything that is not piped: over the cache, or past it.
func (x *run) fetch(r *passage.Route, action string) {
	bereq := *x.req
	bereq.Fields = append([]passage.Field(nil), bereq.Fields...)
	bereq.Del("Upgrade")
	bereq.Del("Connection")
	if action == "" && (bereq.Has("Cookie") || bereq.Has("Authorization")) {
		action = "pass"
	}
	if action != "pass" {
		bereq.Del("Cache-Control")
		bereq.Set("Accept-Encoding", "gzip")
	}
	bereq.Add("X-Varnish", passage.Varies)
	x.bereq = &bereq
	for _, name := range []string{"vcl_hash", "vcl_pass", "vcl_miss", "vcl_backend_fetch"} {
		if action == "pass" && (name == "vcl_hash" || name == "vcl_miss") || action != "pass" && name == "vcl_pass" {
			continue
		}
		if x.step(name); x.maybe != nil {
			return
		}
	}
	r.Judge(&bereq)
	r.Outcome, r.Status, r.Blame = passage.Fails, 0, r.Span
	r.Cause = "The handshake is not piped: vcl_recv does not return (pipe) for it, and Varnish passes no Upgrade on in any other way."
	r.Notes = append(r.Notes, passage.Note{Says: "This is what happens unless the cache already has a response for this address."})
}
