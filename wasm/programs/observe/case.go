//go:build !js

package observe

// RequestCase is a request that is sent to servers as it stands.
type RequestCase struct {
	ID   string
	Text string // the bytes
}

// ResponseCase is a response that clients get, after which the server closes.
type ResponseCase struct {
	ID        string
	Text      string   // the bytes, with placeholders for what depends on the client's key: see fill
	Protocols []string // the subprotocols that the client is told to ask for
	Deflate   bool     // whether the client is told to offer permessage-deflate, if it can be
}
