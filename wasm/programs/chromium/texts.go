package chromium

// What Chromium prints, after "WebSocket connection to 'URL' failed: ". A text
// that ends in a space or a quotation mark goes on with what was received.
const (
	// During begins all that is said of the bytes of a response:
	// websocket_basic_handshake_stream.cc.
	During = "Error during WebSocket handshake: "
	// Establishing begins what is said of the way to the server:
	// websocket_stream.cc.
	Establishing = "Error in connection establishment: "
	// ClosedEarly is all that is said of a connection that ends before a byte.
	ClosedEarly = "Connection closed before receiving a handshake response"
	// TimedOut is what it says after four minutes without a response.
	TimedOut = "WebSocket opening handshake timed out"
	// NoCredentials is all that is said of a 401.
	NoCredentials = "HTTP Authentication failed; no valid credentials available"

	StatusUnexpected = "Unexpected response code: "
	// StatusLineInvalid is said of bytes that are no HTTP, at port 80 only, where
	// HTTP/0.9 is thought of.
	StatusLineInvalid = "Invalid status line"
)

// What is said of the fields of a response, after During:
// websocket_basic_handshake_stream.cc.
const (
	isMissing  = " header is missing"
	isRepeated = " " + Repeated

	// Repeated ends what is said of each field that must come once.
	Repeated = "header must not appear more than once in a response"

	UpgradeMissing     = "'Upgrade'" + isMissing
	UpgradeRepeated    = "'Upgrade'" + isRepeated
	UpgradeOther       = "'Upgrade' header value is not 'WebSocket'"
	AcceptMissing      = "'Sec-WebSocket-Accept'" + isMissing
	AcceptRepeated     = "'Sec-WebSocket-Accept'" + isRepeated
	AcceptWrong        = "Incorrect 'Sec-WebSocket-Accept' header value"
	ConnectionMissing  = "'Connection'" + isMissing
	ConnectionOther    = "'Connection' header value must contain 'Upgrade'"
	ProtocolRepeated   = "'Sec-WebSocket-Protocol'" + isRepeated
	ProtocolUnanswered = "Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
	ProtocolUnasked    = "Response must not include 'Sec-WebSocket-Protocol' header if not present in request: "
	ProtocolOther      = "'Sec-WebSocket-Protocol' header value '"
	ProtocolOtherEnd   = "' in response does not match any of sent values"
)

// What is said of extensions, after During: websocket_handshake_stream_base.cc
// and websocket_deflate_parameters.cc.
const (
	ExtensionsMalformed = "'Sec-WebSocket-Extensions' header value is rejected by the parser: "
	ExtensionOther      = "Found an unsupported extension '"
	ExtensionOtherEnd   = "' in 'Sec-WebSocket-Extensions' header"
	DeflateRepeated     = "Received duplicate permessage-deflate response"

	DeflateError             = "Error in permessage-deflate: "
	DeflateParameterOther    = "Received an unexpected permessage-deflate extension parameter"
	DeflateParameterRepeated = "Received duplicate permessage-deflate extension parameter "
	DeflateParameterInvalid  = "Received invalid " // goes on with the name, and DeflateParameterEnd
	DeflateParameterEnd      = " parameter"
	DeflateNoValue           = "client_max_window_bits must have value"
)

// The errors of net/base/net_error_list.h, after During or Establishing.
const (
	ErrAddressUnreachable = "net::ERR_ADDRESS_UNREACHABLE"
	ErrCertAuthority      = "net::ERR_CERT_AUTHORITY_INVALID"
	ErrConnectionClosed   = "net::ERR_CONNECTION_CLOSED"
	ErrConnectionRefused  = "net::ERR_CONNECTION_REFUSED"
	ErrConnectionReset    = "net::ERR_CONNECTION_RESET"
	ErrConnectionTimeout  = "net::ERR_CONNECTION_TIMED_OUT"
	ErrHeadersRepeated    = "net::ERR_RESPONSE_HEADERS_MULTIPLE_" // goes on with the name of the field
	ErrHeadersTooBig      = "net::ERR_RESPONSE_HEADERS_TOO_BIG"
	ErrInvalidResponse    = "net::ERR_INVALID_HTTP_RESPONSE"
	ErrNameNotResolved    = "net::ERR_NAME_NOT_RESOLVED"
	ErrProxyAuthRequired  = "net::ERR_UNEXPECTED_PROXY_AUTH"
	ErrSSLMismatch        = "net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH"
	ErrSSLProtocol        = "net::ERR_SSL_PROTOCOL_ERROR"
)
