// Package edge is the endpoint on Cloudflare Workers, but for the few calls that
// only its runtime has; package main in server/worker makes those. So all of this
// runs in tests anywhere.
package edge

import (
	"fmt"
	"net/http"
	"os"
	"runtime/debug"
	"strings"
)

// Repair makes requests and answers what they are in net/http, where the adapter
// github.com/syumai/workers v0.31.0 departs from it:
//   - it cuts every header value at each comma;
//   - its URL is absolute, but RequestURI and the protocol are empty;
//   - a panic ends the program, and the client gets no answer;
//   - the last WriteHeader wins instead of the first, and an informational one
//     ends the program;
//   - it does not guess a Content-Type.
//
// The URL stays absolute: it is all that tells http: from https:.
func Repair(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.Clone(r.Context())
		for name, parts := range r.Header {
			r.Header[name] = []string{strings.Join(parts, ",")}
		}
		r.Header.Del("Host") // it is r.Host
		r.TransferEncoding = nil
		if coding := r.Header.Get("Transfer-Encoding"); coding != "" {
			r.TransferEncoding = strings.Split(coding, ",")
		}
		r.RequestURI = r.URL.RequestURI()
		r.Proto, r.ProtoMajor, r.ProtoMinor = "HTTP/1.1", 1, 1
		answer := &answer{ResponseWriter: w}
		defer answer.recover()
		next.ServeHTTP(answer, r)
		answer.WriteHeader(http.StatusOK)
	})
}

// answer is a ResponseWriter that behaves as net/http's.
type answer struct {
	http.ResponseWriter
	begun bool // the status is decided
}

func (a *answer) WriteHeader(status int) {
	if a.begun || status < 200 && status != http.StatusSwitchingProtocols {
		return
	}
	a.begun = true
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(data []byte) (int, error) {
	if !a.begun {
		if a.Header().Get("Content-Type") == "" {
			a.Header().Set("Content-Type", http.DetectContentType(data))
		}
		a.WriteHeader(http.StatusOK)
	}
	return a.ResponseWriter.Write(data)
}

// Unwrap lets an Upgrader find what is below: http.ResponseController.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// recover ends a panic of the handler, and answers in its place if nothing was.
func (a *answer) recover() {
	failure := recover()
	if failure == nil {
		return
	}
	if failure != http.ErrAbortHandler {
		fmt.Fprintf(os.Stderr, "panic: %v\n%s", failure, debug.Stack())
	}
	if !a.begun {
		http.Error(a, "The server failed.", http.StatusInternalServerError)
	}
}
