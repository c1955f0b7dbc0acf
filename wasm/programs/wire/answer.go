package wire

// Answer is what a server sends to a request.
type Answer struct {
	Status  int // 0 for nothing
	Message string
	Note    string
	Unknown bool // it is not predicted: Note says why
}

// The answers without a byte.
const (
	WaitsForHead = "It waits for the rest of the request."
	WaitsForBody = "It waits for the body that the request announces."
	Closes       = "It closes the connection without an answer."
)

// Switching returns the answer of a server that upgrades.
func Switching() Answer { return Answer{Status: 101} }
