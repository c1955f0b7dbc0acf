package handshake

// Severity says how bad a Finding is.
type Severity string

const (
	// Error: a specification says that the receiver must refuse.
	Error Severity = "error"
	// Warning: the receiver may repair it or refuse it, the specifications leave it
	// open, or it is legal and not everybody accepts it.
	Warning Severity = "warning"
	// Info: nothing is wrong; worth knowing.
	Info Severity = "note"
)

// Finding is one thing to say about a peer's text. It is a value, never a Go
// error: whoever judges collects them all.
type Finding struct {
	Rule     *Rule
	Severity Severity
	Section  Section
	Title    string // what is the matter, with the bytes
	Detail   string // why it matters and what to do
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
