package handshake

import "strings"

// Severity says how bad a Finding is.
type Severity string

const (
	// Error: the RFC says that the receiver must refuse.
	Error Severity = "error"
	// Warning: the RFCs leave it open, or real programs disagree.
	Warning Severity = "warning"
	// Info: nothing is wrong; worth knowing.
	Info Severity = "note"
)

// Finding is one thing to say about a peer's text. It is a value, never a Go
// error: whoever judges collects them all.
type Finding struct {
	Rule     string // identifies the requirement, such as "C10"
	Severity Severity
	Section  Section
	Title    string // what is the matter, with the bytes
	Detail   string // why it matters and what to do
	Observed string // what real programs were seen to do with it, or ""
	Span     Span   // the bytes it speaks of, in the text that was judged
}

// Worst returns the most severe severity in findings, or Info if there is none.
func Worst(findings []Finding) Severity {
	worst := Info
	for _, f := range findings {
		switch {
		case f.Severity == Error:
			return Error
		case f.Severity == Warning:
			worst = Warning
		}
	}
	return worst
}

// Section cites a place in a specification: "RFC 6455 §4.2.2", "RFC 6455",
// "RFC 6455 erratum 3150", or one of the names below.
type Section string

// Places outside the RFCs.
const (
	WebSocketsStandard Section = "WHATWG WebSockets"
	fetchMetadata      Section = "Fetch Metadata"
)

// URL returns the address of the cited place.
func (s Section) URL() string {
	switch s {
	case WebSocketsStandard:
		return "https://websockets.spec.whatwg.org/#feedback-from-the-protocol"
	case fetchMetadata:
		return "https://www.w3.org/TR/fetch-metadata/"
	}
	rfc := strings.TrimPrefix(string(s), "RFC ")
	if _, number, found := strings.Cut(rfc, " erratum "); found {
		return "https://www.rfc-editor.org/errata/eid" + number
	}
	number, section, found := strings.Cut(rfc, " §")
	page := "https://www.rfc-editor.org/rfc/rfc" + number
	if !found {
		return page
	}
	if section[0] > '9' {
		return page + "#appendix-" + section
	}
	return page + "#section-" + section
}
