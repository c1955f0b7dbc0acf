package wire

// Info is what a page is told of the endpoint.
type Info struct {
	Voices []Voice   `json:"voices"` // who can answer handshakes, the first one unless asked otherwise
	Lab    bool      `json:"lab"`    // there is a laboratory
	Report Reporting `json:"report"` // how the page learns what arrived
}

// Voice is a program that answers handshakes.
type Voice struct {
	ID     string `json:"id"`
	Server string `json:"server"` // and its version
}

// Reporting says how a page learns what arrived of its handshake.
type Reporting string

const (
	ByFetch   Reporting = "fetch"   // it asks for a Report with the token that it gave
	ByMessage Reporting = "message" // an Arrival is the first message of the socket
)

// Report is what a page is told of its handshake.
type Report struct {
	Request   []byte   `json:"request"`   // the head, in base64
	Response  []byte   `json:"response"`  // the head and what followed, in base64
	Redacted  []string `json:"redacted"`  // fields whose values are now as many x
	Truncated bool     `json:"truncated"` // the response was longer than this
	Unsent    int      `json:"unsent"`    // bytes at the end of the response that never left: the connection had ended
	Other     *Answer  `json:"other"`     // what another voice answers to the same request, if that was asked for
}

// Answer is what a voice answers to a request.
type Answer struct {
	Server   string `json:"server"` // its name and version
	Response []byte `json:"response"`
}

// Arrival is what a page is told by a host that does not see the bytes on the wire.
type Arrival struct {
	Request  []byte   `json:"request"`  // the head, in base64, as the host tells it
	Redacted []string `json:"redacted"` // fields whose values are now as many x
}
