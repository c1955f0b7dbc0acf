package wire

// Where the endpoint answers. All but the page is below InfoPath.
const (
	InfoPath   = "/endpoint"         // what there is here: Info
	SocketPath = "/endpoint/ws"      // handshakes, answered rightly
	LabPath    = "/endpoint/lab/"    // and in the ways of the laboratory: a fault's id follows
	ReportPath = "/endpoint/report/" // what was on the wire: the token of the handshake follows
)

// Parameters of the addresses above.
const (
	VoiceParameter = "voice" // of SocketPath: the id of who is to answer
	TokenParameter = "t"     // of SocketPath and LabPath: under which the report is kept
	AlsoParameter  = "also"  // of ReportPath: the id of a voice that is given the same request
)

// TokenSize is the number of random bytes in a token, which is base64url without
// padding.
const TokenSize = 16

// Relative returns path as the page asks for it. The page may be served below a
// path of its host, and the endpoint is then below that, too.
func Relative(path string) string { return path[1:] }
