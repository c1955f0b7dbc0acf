package page

import (
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/page/diagnosis"
)

// holds is what the page has of a link that it opened.
type holds struct {
	view, key, example, fault string
	request, response         string // their first lines
	address                   string
	diagnosed                 diagnosis.Case
	notice                    string
}

// holds returns what the page has.
func (b *tab) holds() holds {
	s := b.state
	firstLine := func(text string) string {
		line, _, _ := strings.Cut(text, "\n")
		return strings.TrimSuffix(line, "\r")
	}
	return holds{
		view: s.View(), key: s.Key, example: s.Draft.Example, fault: s.Lab.Fault,
		request: firstLine(s.Draft.Request), response: firstLine(s.Draft.Response), address: s.Draft.Address,
		diagnosed: diagnosis.Case{Key: s.Case.Key, Accept: s.Case.Accept, Code: s.Case.Code, Found: s.Case.Found, Language: s.Case.Language},
		notice:    s.Notice,
	}
}

// Old links open where what they hold is, new ones where they say. Where a row names no
// key, it is the sample.
func TestOpenedLinks(t *testing.T) {
	const noLaboratory = "This link leads to the laboratory, which needs the program of this project as the server. To start it: make run."
	for hash, want := range map[string]holds{
		"":                                      {view: HandshakeView},
		"#key=abc":                              {view: HandshakeView, key: "abc"},
		"#v=1&key=abc":                          {view: HandshakeView, key: "abc"},
		"#steps-title":                          {view: HandshakeView},
		"#proof-title":                          {view: HandshakeView},
		"#v=1&example=nginx-right":              {view: CheckView, example: "nginx-right", request: "GET /ws HTTP/1.1", response: "HTTP/1.1 101 Switching Protocols"},
		"#v=1&key=a&request=GET%20/":            {view: CheckView, key: "a", request: "GET /"},
		"#v=1&key=a&response=HTTP/1.1%20403":    {view: CheckView, key: "a", response: "HTTP/1.1 403"},
		"#v=1&diagnose-key=a&diagnose-accept=b": {view: CheckView, diagnosed: diagnosis.Case{Key: "a", Accept: "b"}},
		"#v=1&diagnose-code=abc":                {view: CheckView, diagnosed: diagnosis.Case{Code: "abc"}},
		"#judge-title":                          {view: CheckView},
		"#diagnose-title":                       {view: CheckView},
		"#v=1&fault=accept-no-guid":             {view: LabView, fault: "accept-no-guid", notice: noLaboratory},
		"#v=1&request=GET%20/&diagnose-key=a&fault=accept-no-guid": {view: LabView, request: "GET /", diagnosed: diagnosis.Case{Key: "a"}, fault: "accept-no-guid", notice: noLaboratory},
		"#live-title":             {view: LabView},
		"#lab-title":              {view: LabView},
		"#gallery-title":          {view: LearnView},
		"#wrong-title":            {view: LearnView},
		"#v=1&view=code":          {view: CodeView},
		"#v=1&key=abc&view=check": {view: CheckView, key: "abc"},
		"#v=1&fault=accept-no-guid&view=handshake": {view: HandshakeView, fault: "accept-no-guid"},
		"#v=1&key=abc&view=nothing":                {view: HandshakeView, key: "abc", notice: "This page has no view called nothing."},
		"#compute-title":                           {view: HandshakeView},
		"#v=2&key=abc":                             {view: HandshakeView, key: "abc", notice: "This link was made by another version of this page. The parts that this version understands are shown."},
		"#v=1&amp;key=abc":                         {view: HandshakeView, key: "abc"},
		"#key=dGhlIHNhbXBsZSBub25jZQ==":            {view: HandshakeView, key: "dGhlIHNhbXBsZSBub25jZQ=="},
		"#key=a%0Db":                               {view: HandshakeView, key: "a\rb", notice: `The key in this link has carriage returns (\r). The text field shows them as plain line breaks; the steps show the key as it is.`},
		"#v=1&key=%ZZ":                             {view: HandshakeView, key: "%ZZ", notice: "The key in this link is damaged: it is not percent-encoded UTF-8. The part that could be read is shown."},
		"#v=1&example=nothing":                     {view: HandshakeView, notice: "This page has no example called nothing. See the list of examples below."},
		"#v=1&fault=nothing":                       {view: HandshakeView, notice: "The laboratory has no fault called nothing. See its list below."},
		"#v=1&key=a&address=wss://a.example/":      {view: CheckView, key: "a", address: "wss://a.example/"},
		"#v=1&key=a&request=&response=":            {view: CheckView, key: "a"},
		"#example=rfc6455":                         {view: CheckView, example: "rfc6455", request: "GET /chat HTTP/1.1", response: "HTTP/1.1 101 Switching Protocols"},
		"#v=1&diagnose-key=a":                      {view: CheckView, diagnosed: diagnosis.Case{Key: "a"}},
		"#v=1&diagnose-accept=b&diagnose-found=c&language=java": {view: CheckView, diagnosed: diagnosis.Case{Accept: "b", Found: "c", Language: "java"}},
		"#request-finding-1": {view: CheckView},
	} {
		t.Run(hash, func(t *testing.T) {
			b := openTab(t, plainFiles{}, hash)
			b.wait(2 * time.Millisecond)
			if want.key == "" {
				want.key = sampleKey
			}
			if got := b.holds(); got != want {
				t.Errorf("the page holds\n%+v, want\n%+v", got, want)
			}
			b.shows(want.view)
			b.sees("notice", want.notice)
		})
	}
}
