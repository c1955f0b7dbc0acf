package websockets

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

const maxBody = 1 << 20

// bodyFault is read_body, and says what is wrong with the body of a refusal, or
// "". Where nothing of a body is there, it is taken to be right: a head is often
// all that is known.
func (r *lineReader) bodyFault(head response) string {
	r.got = len(r.text)
	codings, lengths := wire.Values(head.fields, "Transfer-Encoding"), wire.Values(head.fields, "Content-Length")
	switch {
	case head.status < 200 || head.status == 204 || head.status == 304:
		return ""
	case len(codings) > 1:
		return "MultipleValuesError: 'Transfer-Encoding'"
	case len(codings) == 1 && codings[0] != "chunked":
		return "NotImplementedError: transfer coding " + wire.FromLatin1(codings[0]) + " isn't supported"
	case len(codings) == 0 && len(lengths) > 1:
		return "MultipleValuesError: 'Content-Length'"
	case len(codings) == 0 && len(lengths) == 0:
		if size := len(r.text) - r.pos; size > maxBody {
			return "SecurityError: body too large: " + strconv.Itoa(size) + " bytes"
		}
		return ""
	case len(codings) == 0:
		return r.lengthFault(lengths[0])
	case r.pos == len(r.text):
		return ""
	}
	return r.chunksFault()
}

// lengthFault judges a body of this length.
func (r *lineReader) lengthFault(length string) string {
	n, ok := stdlib.Int(wire.FromLatin1(length))
	switch {
	case len(length) > 18:
		return "SecurityError: body too large: " + wire.FromLatin1(length) + " bytes"
	case !ok:
		return "ValueError: invalid literal for int() with base 10: " + stdlib.Repr(wire.FromLatin1(length))
	case n > maxBody:
		return "SecurityError: body too large: " + stdlib.IntText(length) + " bytes"
	case n < 0:
		return "AssertionError"
	case r.pos == len(r.text):
		return ""
	}
	return r.exactFault(n)
}

// exactFault wants n bytes, and goes past them.
func (r *lineReader) exactFault(n int) string {
	if left := len(r.text) - r.pos; left < n {
		return "EOFError: stream ends after " + strconv.Itoa(left) + " bytes, expected " + strconv.Itoa(n) + " bytes"
	}
	r.pos += n
	return ""
}

// chunksFault judges chunks, and the fields behind them.
func (r *lineReader) chunksFault() string {
	for total := 0; ; {
		line, fault := r.line("SecurityError", "")
		if fault != "" {
			return strings.TrimPrefix(fault, "EOFError: connection closed while reading HTTP  <- ")
		}
		digits, _, _ := strings.Cut(line, ";")
		size, ok := stdlib.Hex(digits)
		switch {
		case len(digits) > 15:
			return "SecurityError: chunk too large: 0x" + stdlib.Backslashed(digits) + " bytes"
		case !ok:
			return "ValueError: invalid literal for int() with base 16: " + stdlib.ReprBytes(digits)
		case size == 0:
			_, fault = r.fields()
			return fault
		case total+size > maxBody:
			return "SecurityError: chunk too large: " + strconv.Itoa(size) + " bytes after " + strconv.Itoa(total) + " bytes"
		}
		total += size
		if fault = r.exactFault(size); fault != "" {
			return fault
		}
		end := r.pos
		if fault = r.exactFault(2); fault != "" {
			return fault
		}
		if r.text[end:r.pos] != "\r\n" {
			return "ValueError: chunk without CRLF"
		}
	}
}
