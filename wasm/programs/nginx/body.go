package nginx

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/wire"
)

// readBody reads the body before the request is passed on: H14. What comes after
// it stays here.
func (r *passedRequest) readBody(sent string) *wire.Answer {
	if r.has("Transfer-Encoding") {
		return r.readChunks(sent)
	}
	size, err := strconv.ParseInt("0"+r.first("Content-Length"), 10, 64)
	switch {
	case err != nil:
		return badRequest
	case size > bodyLimit:
		return &wire.Answer{Status: 413}
	case int64(len(sent)) < size:
		return &wire.Answer{Note: wire.WaitsForBody}
	}
	r.body = sent[:size]
	return nil
}

// readChunks is ngx_http_parse_chunked.
func (r *passedRequest) readChunks(sent string) *wire.Answer {
	var body strings.Builder // += would take a time with the square of many small chunks
	for rest := sent; ; {
		line, after, whole := strings.Cut(rest, "\n")
		size, _, _ := strings.Cut(strings.TrimRight(line, "\r"), ";")
		size = strings.TrimRight(size, " \t")
		n, err := strconv.ParseInt("0"+size, 16, 32)
		switch {
		case err != nil || whole && size == "":
			return badRequest
		case !whole || int64(len(after)) < n+2:
			return &wire.Answer{Note: wire.WaitsForBody}
		case n == 0:
			if !hasTrailerEnd(after) {
				return &wire.Answer{Note: wire.WaitsForBody}
			}
			r.body = body.String()
			return nil
		case after[n] != '\r' && after[n] != '\n':
			return badRequest
		}
		body.WriteString(after[:n])
		if int64(body.Len()) > bodyLimit {
			return &wire.Answer{Status: 413}
		}
		rest = strings.TrimPrefix(strings.TrimPrefix(after[n:], "\r"), "\n")
	}
}

// hasTrailerEnd reports whether the trailer section in text has its empty line.
func hasTrailerEnd(text string) bool {
	for line := range strings.Lines(text) {
		if line == "\r\n" || line == "\n" {
			return true
		}
	}
	return false
}
