package judge

import (
	"strconv"
	"strings"
	"sync"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/programs/wire"
)

// Behaviour is what some programs do with a fault.
type Behaviour struct {
	Does     Deed
	Status   int      // of the response, if they are servers; 0 for none
	Note     string   // what a server does that sends no response, or ""
	Programs []string // by the name shown, each with the version that was observed
}

// Deed is what a program does in a word.
type Deed string

// The deeds: two of servers, with a request, and two of clients, with a response.
const (
	Accept = Deed(programs.Accepts)
	Reject = Deed(programs.Rejects)
	Open   = Deed(programs.Opens)
	Fail   = Deed(programs.Fails)
)

// String says what they do, as the beginning of a line that lists them.
func (b Behaviour) String() string {
	switch {
	case b.Does == Accept:
		return "Accept it"
	case b.Does == Open:
		return "Open"
	case b.Does == Fail:
		return "Fail"
	case b.Status != 0:
		return "Refuse it with " + strconv.Itoa(b.Status)
	case b.Note == "" || b.Note == wire.Closes:
		return "Close the connection without a response"
	case b.Note == wire.WaitsForHead:
		return "Wait for the rest of the request"
	case b.Note == wire.WaitsForBody:
		return "Wait for the body that is announced"
	}
	return strings.TrimSuffix(b.Note, ".")
}

// Limits on what programs are asked about, which is more than any handshake has: how
// many findings about a side, and how long a message, in bytes and lines.
const (
	mostOthers   = 8
	longestAsked = 16 << 10
	mostLines    = 200
)

// Others returns what programs do with the fault that finding i about a side is
// about, if nothing else is wrong: servers with a request, clients with a response.
// The lines that the finding is about are put into a valid handshake, or left out of
// it, and the predictions are asked. It is empty for notes, for the address, for
// excerpts, for HTTP/2, for what is no HTTP response, and if the fault is another one in a valid handshake.
func (r *Result) Others(side Side, i int) []Behaviour {
	findings := r.About(side)
	if i >= min(len(findings), mostOthers) || findings[i].Severity == handshake.Info || r.Excerpt() || side == Response && r.Outcome == NotHTTP || r.Pair.Request.IsExtended() || r.Pair.Response.IsExtended() {
		return nil
	}
	f := findings[i]
	switch {
	case side == Request && isShort(r.Pair.Request):
		return r.othersOfRequest(f)
	case side == Response && !r.Pair.Response.Absent() && isShort(r.Pair.Request) && isShort(r.Pair.Response):
		return r.othersOfResponse(f)
	}
	return nil
}

// isShort reports whether programs are asked about parts of m.
func isShort(m handshake.Message) bool {
	return len(m.Raw) <= longestAsked && len(m.Lines) <= mostLines
}

func (r *Result) othersOfRequest(f handshake.Finding) []Behaviour {
	names := namesFor(f.Rule)
	base := validRequest
	if contains(names, "Host") && !contains(names, "Origin") {
		base = requestWithoutOrigin // it would be another host's
	}
	text := graft(base, r.Pair.Request, f.Span, names)
	if text == base || !reproduces(handshake.Check(handshake.ParsePair(text, "")).Request, r.Findings.Request, f) {
		return nil
	}
	return serversWith(text, base)
}

func (r *Result) othersOfResponse(f handshake.Finding) []Behaviour {
	names := namesFor(f.Rule)
	request, base := validRequest, validResponse
	if !r.Pair.Request.Absent() {
		asked := []string{}
		for _, name := range names {
			if name == "Sec-WebSocket-Accept" {
				name = "Sec-WebSocket-Key"
			}
			asked = append(asked, name)
		}
		request = graft(request, r.Pair.Request, handshake.Span{Start: -1, End: -1}, asked)
	}
	text := graft(base, r.Pair.Response, f.Span, names)
	pair := handshake.ParsePair(request, text)
	if text == base && request == validRequest || !reproduces(handshake.Check(pair).Response, r.Findings.Response, f) {
		return nil
	}
	return clientsWith(request, text)
}

// namesFor returns the fields that a rule is about, which a finding of it may miss.
func namesFor(rule *handshake.Rule) []string {
	for _, about := range ruleFields {
		for _, r := range about.rules {
			if r == rule {
				return about.names
			}
		}
	}
	return nil
}

var ruleFields = []struct {
	names []string
	rules []*handshake.Rule
}{
	{[]string{"Host"}, []*handshake.Rule{handshake.C04, handshake.C05}},
	{[]string{"Upgrade"}, []*handshake.Rule{handshake.C06, handshake.C07, handshake.C22, handshake.R04, handshake.R05}},
	{[]string{"Connection"}, []*handshake.Rule{handshake.C08, handshake.R06}},
	{[]string{"Sec-WebSocket-Key"}, []*handshake.Rule{handshake.C09, handshake.C10, handshake.C11, handshake.C12}},
	{[]string{"Sec-WebSocket-Version"}, []*handshake.Rule{handshake.C14, handshake.C15}},
	{[]string{"Host", "Origin"}, []*handshake.Rule{handshake.C16}},
	{[]string{"Sec-WebSocket-Accept"}, []*handshake.Rule{handshake.R07, handshake.R08}},
	{[]string{"Sec-WebSocket-Protocol"}, []*handshake.Rule{handshake.C17, handshake.C18, handshake.R10, handshake.R11, handshake.R12, handshake.S15}},
	{[]string{"Sec-WebSocket-Extensions"}, []*handshake.Rule{
		handshake.R09, handshake.S16,
		handshake.X01, handshake.X02, handshake.X03, handshake.X04, handshake.X05, handshake.X06, handshake.X07, handshake.X08, handshake.X10,
		handshake.D01, handshake.D02, handshake.D03, handshake.D04, handshake.D05, handshake.D06, handshake.D07, handshake.D08,
	}},
}

// reproduces reports whether f is among the findings about a valid message with its
// fault, and no error that the message before did not have.
func reproduces(findings, before []handshake.Finding, f handshake.Finding) bool {
	known := map[*handshake.Rule]bool{}
	for _, b := range before {
		known[b.Rule] = known[b.Rule] || b.Severity == handshake.Error
	}
	found := false
	for _, now := range findings {
		found = found || now.Rule == f.Rule && now.Severity == f.Severity
		if now.Severity == handshake.Error && !known[now.Rule] {
			return false
		}
	}
	return found
}

// A memory keeps what programs do with a message, because a fault stays the same
// while something else is being typed.
type memory struct {
	mu   sync.Mutex
	kept map[string][]Behaviour
}

var remembered memory

// mostKept is how many messages a memory keeps before it starts anew.
const mostKept = 256

// of returns what is kept under key, or what ask returns.
func (m *memory) of(key string, ask func() []Behaviour) []Behaviour {
	m.mu.Lock()
	defer m.mu.Unlock()
	if known, found := m.kept[key]; found {
		return known
	}
	if m.kept == nil || len(m.kept) >= mostKept {
		m.kept = map[string][]Behaviour{}
	}
	m.kept[key] = ask()
	return m.kept[key]
}

// accepting are the servers, by id, that accept each of the valid requests. The others
// do not because of the way they are set up.
var accepting = map[string]func() map[string]bool{
	validRequest:         sync.OnceValue(func() map[string]bool { return serversThatAccept(validRequest) }),
	requestWithoutOrigin: sync.OnceValue(func() map[string]bool { return serversThatAccept(requestWithoutOrigin) }),
}

func serversThatAccept(request string) map[string]bool {
	all := map[string]bool{}
	for _, s := range programs.Servers(handshake.ParseRequest(request)) {
		all[s.ID] = s.Verdict == programs.Accepts
	}
	return all
}

// serversWith groups the servers by what they do with request, but for those that do
// not even accept valid.
func serversWith(request, valid string) []Behaviour {
	return remembered.of(request+"\x00"+valid, func() []Behaviour {
		var g grouped
		accepts := accepting[valid]()
		for _, s := range programs.Servers(handshake.ParseRequest(request)) {
			if !accepts[s.ID] || s.Verdict == programs.UnknownToServer {
				continue
			}
			b := Behaviour{Does: Deed(s.Verdict), Status: s.Status}
			if s.Status == 0 {
				b.Note = s.Note
			}
			g.add(b, s.Title())
		}
		return g
	})
}

// clientsWith groups the clients by what they do with response to request.
func clientsWith(request, response string) []Behaviour {
	return remembered.of(request+"\x00"+response, func() []Behaviour {
		var g grouped
		for _, c := range programs.Clients(handshake.ParsePair(request, response)) {
			if c.Verdict != programs.Unknown {
				g.add(Behaviour{Does: Deed(c.Verdict)}, c.Program.Title())
			}
		}
		return g
	})
}

// grouped are behaviours with the programs that show them: whoever lets a fault pass
// first, then by what they do otherwise.
type grouped []Behaviour

func (g *grouped) add(b Behaviour, program string) {
	for i := range *g {
		if old := &(*g)[i]; old.Does == b.Does && old.Status == b.Status && old.Note == b.Note {
			old.Programs = append(old.Programs, program)
			return
		}
	}
	b.Programs = []string{program}
	if passes := b.Does == Accept || b.Does == Open; passes {
		*g = append(grouped{b}, *g...)
	} else {
		*g = append(*g, b)
	}
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}
