package cli

import (
	"slices"
	"strings"
	"time"

	"wsaccept/server/link"
	"wsaccept/server/probe"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/secrets"
)

// probed is a handshake that was tried, judged. The result and all texts but those
// of the exchange are without secrets.
type probed struct {
	probe.Exchange
	shown     handshake.Pair // the heads without their secrets, at the same offsets
	diagnosis *diagnosis     // of a wrong Accept, or nil
	result    probedJSON
}

// The probe as JSON. It is part of the program's interface; the README documents
// it.
type (
	probedJSON struct {
		Address string       `json:"address"`
		Peer    string       `json:"peer"`
		Opened  bool         `json:"opened"`
		Failure *failureJSON `json:"failure,omitempty"`
		checkJSON
		Diagnosis *diagnosisJSON `json:"diagnosis,omitempty"`
		Sent      []byte         `json:"sent"`     // base64
		Received  []byte         `json:"received"` // base64
		Body      []byte         `json:"body"`     // base64
		Redacted  []string       `json:"redacted"`
		Seconds   secondsJSON    `json:"seconds"`
		TLS       *tlsJSON       `json:"tls,omitempty"`
		Closed    *closedJSON    `json:"closed,omitempty"`
		Link      string         `json:"link"`
	}
	failureJSON struct {
		Phase  probe.Phase `json:"phase"`
		What   string      `json:"what"`
		Advice string      `json:"advice"`
	}
	secondsJSON struct {
		Connect float64 `json:"connect"`
		TLS     float64 `json:"tls"`
		Answer  float64 `json:"answer"`
	}
	tlsJSON struct {
		Version     string          `json:"version"`
		Cipher      string          `json:"cipher"`
		ALPN        string          `json:"alpn"`
		Certificate certificateJSON `json:"certificate"`
	}
	certificateJSON struct {
		Subject   string    `json:"subject"`
		Issuer    string    `json:"issuer"`
		NotBefore time.Time `json:"notBefore"`
		NotAfter  time.Time `json:"notAfter"`
		Verified  bool      `json:"verified"`
		WhyNot    string    `json:"whyNot,omitempty"`
	}
	closedJSON struct {
		Clean   bool   `json:"clean"`
		Code    int    `json:"code"`
		Problem string `json:"problem,omitempty"`
	}
)

// newProbed judges x. Its link leads to the page at base.
func newProbed(x probe.Exchange, base string) probed {
	sent, hidden := secrets.Mask(x.Sent)
	received, alsoHidden := secrets.MaskResponse(x.Received, x.Sent)
	body, inBody := secrets.Mask(x.Body)
	judged := judgeProbed(x)
	p := probed{Exchange: x, shown: handshake.ParsePair(sent, received)}
	hide := hider(x)
	p.result = probedJSON{
		Address: x.Address.Shown(), Peer: x.Peer, Opened: x.Opened,
		checkJSON: newCheckJSON(judged),
		Sent:      []byte(sent), Received: []byte(received), Body: []byte(hide(body)),
		Redacted: unique(hidden, alsoHidden, inBody),
		Seconds:  secondsJSON(x.Seconds),
		Link:     probeLink(x, judged.Accept.Key, base),
	}
	for _, f := range judged.Findings.Address {
		p.result.Notes = append(p.result.Notes, f.Title+" "+f.Detail)
	}
	hideIn(&p.result.checkJSON, hide)
	if judged.WrongAccept() {
		d := &diagnosis{of: judged.Case(), Diagnosis: judged.Diagnosis()}
		d.searched = d.Tried
		r := d.result()
		p.diagnosis, p.result.Diagnosis = d, &r
	}
	if f := x.Failure; f != nil {
		p.result.Failure = &failureJSON{f.Phase, f.What, hide(joined(p.result.Cause, p.result.Fix, f.Advice))}
	}
	if t := x.TLS; t != nil {
		p.result.TLS = &tlsJSON{t.Version, t.Cipher, t.ALPN, certificateJSON{t.Subject, t.Issuer, t.NotBefore, t.NotAfter, t.Verified, t.WhyNot}}
	}
	if c := x.Close; c != nil {
		p.result.Closed = &closedJSON{c.Clean, c.Code, c.Problem}
	}
	return p
}

// judgeProbed judges the bytes of x. The body is among them if it says that the port
// wants TLS.
func judgeProbed(x probe.Exchange) *judge.Result {
	if x.Failure != nil && x.Failure.Phase == probe.Securing && x.Failure.End == handshake.TimedOut {
		return judge.NoTLS(x.Address.String())
	}
	if x.Received == "" && x.Failure != nil {
		return judge.NoResponse(x.Sent, x.Address.String(), x.Failure.End)
	}
	received := x.Received
	if at := handshake.FindPlainAtTLS(x.Body); at.Start < at.End {
		received += x.Body
	}
	if x.Failure != nil && x.Failure.End != "" {
		return judge.Broken(x.Sent, received, x.Address.String(), x.Failure.End)
	}
	return judge.Exchange(x.Sent, received, x.Address.String())
}

// joined joins the sentences that say something.
func joined(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}

// probeLink returns the address at which the page at base shows the bytes of x. key is
// the one in the request, or "".
func probeLink(x probe.Exchange, key, base string) string {
	end := handshake.End("")
	if x.Failure != nil {
		end = x.Failure.End
	}
	return link.Pair(base, x.Sent, x.Received, x.Address.String(), key, end)
}

// hider returns what replaces the secrets of x by as many x wherever a text quotes
// them, even if it quotes only their beginning.
func hider(x probe.Exchange) func(string) string {
	var all []string
	for _, text := range []string{x.Sent, x.Received} {
		all = append(all, secrets.Values(text)...)
	}
	return func(text string) string {
		for _, secret := range all {
			text = secrets.MaskQuoted(text, secret)
		}
		return text
	}
}

// hideIn hides the secrets in everything that may quote one.
func hideIn(r *checkJSON, hide func(string) string) {
	r.Cause, r.Fix = hide(r.Cause), hide(r.Fix)
	all := [][]findingJSON{r.Request.Findings, r.Response.Findings}
	if r.Address != nil {
		all = append(all, r.Address.Findings)
	}
	for _, findings := range all {
		for i := range findings {
			findings[i].Title, findings[i].Detail = hide(findings[i].Title), hide(findings[i].Detail)
		}
	}
	for i := range r.Clients {
		r.Clients[i].Message, r.Clients[i].Note = hide(r.Clients[i].Message), hide(r.Clients[i].Note)
	}
	for i := range r.Servers {
		r.Servers[i].Message, r.Servers[i].Note = hide(r.Servers[i].Message), hide(r.Servers[i].Note)
	}
	for i := range r.Notes {
		r.Notes[i] = hide(r.Notes[i])
	}
}

// unique returns the names in lists, each once, in order.
func unique(lists ...[]string) []string {
	all := []string{}
	for _, name := range slices.Concat(lists...) {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}
