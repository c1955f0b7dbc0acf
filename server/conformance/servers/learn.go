package servers

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"wsaccept/server/conformance/cases"
	"wsaccept/server/probe"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// MaxLearned is how many requests learning takes at most, beside the cases.
const MaxLearned = 3

// learned is what is known of a server before it is tested.
type learned struct {
	plain    cases.Plain
	has      map[cases.Need]bool
	broken   map[*handshake.Rule]bool // by the response to a plain handshake
	notes    []string
	requests int
}

// learn finds out which handshake the server takes. Its error says why none, and which
// flag may help.
func (r *run) learn(ctx context.Context) error {
	x, err := r.try(ctx, r.Request)
	if err != nil {
		return err
	}
	if status(x) == "403" && r.Request.Origin == "" {
		own := r.scheme() + "://" + r.Address.Authority()
		request := r.Request
		request.Origin = own
		if again, err := r.try(ctx, request); err == nil && status(again) != "403" {
			x, r.Request, r.has[cases.Origin] = again, request, true
			r.notes = append(r.notes, "Without an Origin the server answers 403, with "+own+" it does not, so every request has that. -origin sends another.")
		}
	}
	if err := refusedBecause(x, r.Request); err != nil {
		return err
	}
	if r.plain, err = plainOf(r.Address, r.Request); err != nil {
		return err
	}
	r.plain.Scheme = r.scheme()
	pair := handshake.ParsePair(x.Sent, x.Received)
	for _, f := range handshake.Check(pair).Response {
		r.broken[f.Rule] = true
	}
	r.has[cases.NoOrigin] = r.Request.Origin == ""
	r.has[cases.Subprotocols] = len(r.Request.Protocols) > 0
	if len(r.Request.Protocols) > 0 && len(pair.Response.Lookup("Sec-WebSocket-Protocol")) == 0 {
		r.notes = append(r.notes, "The response names none of the subprotocols of -protocol.")
	}
	offering := r.Request
	offering.Deflate = true
	if x, err = r.try(ctx, offering); err != nil {
		return err
	}
	answer := handshake.ParsePair(x.Sent, x.Received).Response
	for _, i := range answer.Lookup("Sec-WebSocket-Extensions") {
		r.has[cases.Deflate] = r.has[cases.Deflate] || strings.Contains(answer.Value(i), handshake.DeflateName)
	}
	return nil
}

// try performs one handshake to learn from.
func (r *run) try(ctx context.Context, request probe.Request) (probe.Exchange, error) {
	request.Key = probe.NewKey()
	bytes, err := request.Bytes(r.Address)
	if err != nil {
		return probe.Exchange{}, err
	}
	r.requests++
	return probe.Do(ctx, r.Address, bytes, r.Probe), nil
}

func status(x probe.Exchange) string {
	return handshake.ParsePair(x.Sent, x.Received).Response.Status()
}

// refusedBecause says why x did not open a WebSocket, and what may help, or returns nil.
func refusedBecause(x probe.Exchange, request probe.Request) error {
	if x.Failure != nil {
		return errors.New(strings.TrimSpace(x.Failure.What + " " + x.Failure.Advice))
	}
	pair := handshake.ParsePair(x.Sent, x.Received)
	code := pair.Response.Status()
	hint := "Give the address at which the server takes WebSockets, and with -H what else its clients send."
	switch code {
	case "101":
		return nil
	case "401", "407":
		hint = "The server wants to know who asks: send -H 'Authorization: …' or -H 'Cookie: …'."
	case "403":
		hint = "The server does not let this client in: send the Origin of a page that it serves with -origin https://…, or -H 'Cookie: …' of somebody who is logged in."
		if request.Origin != "" {
			hint = "The server does not let in pages of " + request.Origin + ": give another -origin, or -H 'Cookie: …' of somebody who is logged in."
		}
	case "404":
		hint = "There is no WebSocket at " + x.Address.Target + ": give the path that the server's clients use."
	case "400":
		if len(request.Protocols) == 0 {
			hint = "The server may want a subprotocol: give those of its clients with -protocol A,B. It may also want a query in the address, or a field: -H 'Name: value'."
		}
	case "426", "200":
		hint = "The server takes this for no WebSocket: either nothing takes them at " + x.Address.Target + ", or a proxy in front of it leaves out Upgrade and Connection."
	case "429", "503":
		hint = "The server is busy, or limits how often it may be asked. Try again later."
	}
	if fields := pair.Response.Lookup("Location"); len(code) == 3 && code[0] == '3' && len(fields) == 1 {
		hint = "It points to " + pair.Response.Value(fields[0]) + ", which is not followed: give that address, with ws: for http: and wss: for https:."
	}
	says := ""
	if body := strings.TrimSpace(x.Body); body != "" && len(body) < 200 && !strings.HasPrefix(body, "<") {
		says = " It says: " + words.Escape(body)
	}
	return fmt.Errorf("the server answers a plain handshake with %s, so nothing can be tested.%s %s", code, says, hint)
}

// plainOf returns request as what the cases are edits of.
func plainOf(address probe.Address, request probe.Request) (cases.Plain, error) {
	request.Key = "{key}"
	bytes, err := request.Bytes(address)
	if err != nil {
		return cases.Plain{}, err
	}
	plain := cases.Plain{Target: address.Target, Authority: address.Authority(), Protocols: request.Protocols}
	lines := strings.Split(strings.TrimSuffix(bytes, "\r\n\r\n"), "\r\n")
	for _, line := range lines[1:] {
		if name, value, _ := strings.Cut(line, ":"); strings.EqualFold(name, "Host") {
			plain.Authority = strings.TrimSpace(value)
		} else {
			plain.Fields = append(plain.Fields, line)
		}
	}
	return plain, nil
}
