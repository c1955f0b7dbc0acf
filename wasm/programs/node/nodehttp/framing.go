package nodehttp

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// framing is what llhttp remembers of the fields that it has states for.
type framing struct {
	ofRequest                bool
	upgrade, option          bool // Upgrade with a value, and the option in Connection
	close, keep              bool // the options in Connection
	length, encoded, chunked bool
	newer                    string // what newer versions of Node.js do otherwise, or ""
}

// What Node.js 22.23.5 and 24.22.3, with llhttp 9.4.4, do otherwise than Node.js
// 20.20.2. They were held against all vectors and against thousands of mutations;
// but for this, only words of parse errors differed.
const (
	newerOption   = "Node.js 22 and 24 allow the tab after upgrade in Connection."
	newerLength   = "Node.js 22 and 24 allow the tab after Content-Length."
	newerEncoding = "Node.js 22 and 24 refuse the empty Transfer-Encoding."
)

// begin says what is wrong with a field of this name, whatever its value: a length
// and an encoding exclude each other, even in a 101 (S19).
func (f *framing) begin(name string) string {
	if f.length && handshake.EqualFold(name, "Transfer-Encoding") {
		return parseError + "Transfer-Encoding can't be present with Content-Length"
	}
	if f.encoded && handshake.EqualFold(name, "Content-Length") {
		return parseError + "Content-Length can't be present with Transfer-Encoding"
	}
	return ""
}

// take says what is wrong with the value of a field, or "". Of a value with a byte
// that is wrong in any field it gets all to that byte.
func (f *framing) take(name, value string) string {
	switch strings.ToLower(name) {
	case "connection", "proxy-connection":
		f.takeOptions(value)
	case "upgrade":
		f.upgrade = true
	case "transfer-encoding":
		return f.takeEncoding(value)
	case "content-length":
		return f.takeLength(strings.TrimRight(value, " "))
	}
	return ""
}

// takeEmpty is take for a field without a value.
func (f *framing) takeEmpty(name string) string {
	switch strings.ToLower(name) {
	case "content-length":
		return parseError + "Empty Content-Length"
	case "transfer-encoding":
		f.newer = newerEncoding
	}
	return ""
}

// takeOptions looks for options in a list. llhttp skips white space before an
// option, but only spaces after it (C08).
func (f *framing) takeOptions(list string) {
	for option := range strings.SplitSeq(list, ",") {
		option = strings.TrimLeft(option, " \t")
		if option = strings.TrimRight(option, " "); strings.HasSuffix(option, "\t") && handshake.EqualFold(wire.TrimOWS(option), "upgrade") {
			f.newer = newerOption
		}
		f.option = f.option || handshake.EqualFold(option, "upgrade")
		f.close = f.close || handshake.EqualFold(option, "close")
		f.keep = f.keep || handshake.EqualFold(option, "keep-alive")
	}
}

// takeEncoding takes encodings. In a request nothing may come after chunked.
func (f *framing) takeEncoding(value string) string {
	const invalid = parseError + "Invalid `Transfer-Encoding` header value"
	if f.ofRequest && f.chunked {
		return invalid
	}
	f.encoded = true
	encodings := strings.Split(value, ",")
	for i, encoding := range encodings {
		if handshake.EqualFold(wire.TrimOWS(encoding), "chunked") {
			if f.chunked = true; f.ofRequest && i+1 < len(encodings) {
				return invalid
			}
		}
	}
	return ""
}

// takeLength takes the one length, digits that llhttp counts with 64 bits.
func (f *framing) takeLength(value string) string {
	const most = "18446744073709551615"
	switch digits := leadingDigits(value); {
	case f.length:
		return parseError + "Duplicate Content-Length"
	case len(digits) > len(most) || len(digits) == len(most) && digits > most:
		return parseError + "Content-Length overflow"
	case !wire.IsDigits(value):
		if strings.HasSuffix(value, "\t") && wire.IsDigits(wire.TrimOWS(value)) {
			f.newer = newerLength
		}
		return parseError + "Invalid character in Content-Length"
	}
	f.length = true
	return ""
}

// leadingDigits returns the digits at the front of value without zeros in front.
func leadingDigits(value string) string {
	digits := value[:len(value)-len(strings.TrimLeft(value, "0123456789"))]
	return strings.TrimLeft(digits, "0")
}
