package wire

// End is how an attempt ends to which no response came.
type End string

// The ends.
const (
	ClosedAtOnce End = "closed"       // connected; the server closes without a byte, or after silence
	Reset        End = "reset"        // connected; the server aborts without a byte: RST
	TimedOut     End = "timed-out"    // connected; nothing comes until the client gives up
	Refused      End = "refused"      // nobody listens at this port
	Unreachable  End = "unreachable"  // nothing answers the attempt to connect
	NoSuchHost   End = "no-such-host" // the name has no address
	TLSFailed    End = "tls-failed"   // the certificate is not accepted
	PlainOnTLS   End = "plain-on-tls" // the client speaks TLS, and the server answers without
)
