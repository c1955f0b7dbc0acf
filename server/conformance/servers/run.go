package servers

import (
	"context"
	"time"

	"wsaccept/server/conformance/cases"
	"wsaccept/server/conformance/results"
	"wsaccept/server/link"
	"wsaccept/server/probe"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/secrets"
)

// Options say whom to test, and how.
type Options struct {
	Address probe.Address
	Request probe.Request // what the server wants of a client
	Probe   probe.Options // Timeout is for each case
	Cases   []cases.Case
	Page    string             // the address of the page, for links
	Done    func(results.Line) // is told of each case, or nil
}

// run is a test under way.
type run struct {
	Options
	learned
}

// Run tests a server, with one connection at a time. It returns an error if the server
// takes no handshake at all, which says what may help; the report is empty then.
// When ctx is done, the cases that are left get no lines.
func Run(ctx context.Context, o Options) (results.Report, error) {
	r := run{Options: o, learned: learned{has: map[cases.Need]bool{cases.Nothing: true}, broken: map[*handshake.Rule]bool{}}}
	report := results.Report{Suite: "wsaccept test", Target: o.Address.Shown(), Began: time.Now().UTC().Truncate(time.Second)}
	began := time.Now()
	if err := r.learn(ctx); err != nil {
		return report, err
	}
	report.Notes = r.notes
	for _, c := range o.Cases {
		if ctx.Err() != nil {
			break
		}
		line := r.test(ctx, c)
		report.Lines = append(report.Lines, line)
		if o.Done != nil {
			o.Done(line)
		}
	}
	report.Seconds = time.Since(began).Seconds()
	return report, nil
}

// test tries one case.
func (r *run) test(ctx context.Context, c cases.Case) results.Line {
	line := results.Line{ID: c.ID, Group: c.Group, Title: c.Title, Rule: c.Rule.ID, Requirement: c.Rule.Title, Section: c.Rule.Section, Request: []byte{}, Response: []byte{}}
	if !r.has[c.Needs] {
		line.Verdict, line.Says = results.NotApplicable, lacks[c.Needs]
		return line
	}
	plain := r.plain
	plain.Key = probe.NewKey()
	request := c.Request(plain)
	x := r.exchange(ctx, c, request)
	line.Verdict, line.Says = r.judge(c, x)
	sent, _ := secrets.Mask(request)
	received, _ := secrets.MaskResponse(x.received+x.body, request)
	for _, secret := range append(secrets.Values(request), secrets.Values(x.received)...) {
		line.Says = secrets.MaskQuoted(line.Says, secret)
		received = secrets.MaskQuoted(received, secret)
	}
	line.Request, line.Response = []byte(sent), []byte(received)
	line.Link = link.Pair(r.Page, request, x.received, r.Address.String(), handshake.Compare(x.pair.Request, x.pair.Response).Key, x.end)
	line.Repeat = repeat(r.Address, c, sent)
	return line
}

// lacks says why a case is not applicable to a server that lacks something.
var lacks = map[cases.Need]string{
	cases.Deflate:      "The server does not accept permessage-deflate.",
	cases.Subprotocols: "No subprotocols of the server are known; -protocol A,B names them.",
	cases.Origin:       "The server lets clients in without an Origin.",
	cases.NoOrigin:     "Each request has an Origin, which the server may compare with Host.",
}

func (r *run) scheme() string {
	if r.Address.Secure {
		return "https"
	}
	return "http"
}
