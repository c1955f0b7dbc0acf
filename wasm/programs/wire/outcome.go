package wire

// Verdict is what comes of a handshake.
type Verdict string

// The verdicts.
const (
	Opens   Verdict = "open"
	Fails   Verdict = "fail"
	Unknown Verdict = "unknown"
)

// Outcome is what a client does: a Client without its name.
type Outcome struct {
	Verdict       Verdict
	Message, Note string
}

// Opened returns the outcome of a handshake that nothing is wrong with.
func Opened() Outcome { return Outcome{Verdict: Opens} }

// FailsWith is the outcome of a handshake that the client rejects.
func FailsWith(message string) Outcome { return Outcome{Verdict: Fails, Message: message} }

// UnknownFor is the outcome that is not predicted.
func UnknownFor(note string) Outcome { return Outcome{Verdict: Unknown, Note: note} }
