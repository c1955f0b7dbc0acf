package wire

import "wsaccept/wasm/handshake"

// End is how an attempt ends to which no response came.
type End = handshake.End

// The ends, in the words of the programs.
const (
	ClosedAtOnce = handshake.Closed            // connected; the server closes without a byte, or after silence
	Reset        = handshake.Reset             // connected; the server aborts without a byte: RST
	TimedOut     = handshake.TimedOut          // connected; nothing comes until the client gives up
	Refused      = handshake.ConnectionRefused // nobody listens at this port
	Unreachable  = handshake.Unreachable       // nothing answers the attempt to connect
	NoSuchHost   = handshake.UnknownHost       // the name has no address
	TLSFailed    = handshake.BadCertificate    // the certificate is not accepted
	PlainOnTLS   = handshake.PlainPort         // the client speaks TLS, and the server answers without
)
