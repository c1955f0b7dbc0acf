package endpoint

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"wsaccept/server/gate"
	"wsaccept/server/report"
	"wsaccept/server/voices"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/secrets"
	"wsaccept/wasm/wire"
)

// reportWait is how long a page waits for the report of a handshake that has not
// been answered yet.
const reportWait = 3 * time.Second

// serveReport hands the exchange of a handshake to the page that caused it.
func (e *endpoint) serveReport(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet { // the pattern lets HEAD pass, which would use the report up
		w.Header().Set("Allow", "GET")
		http.Error(w, "A report can only be read with GET.", http.StatusMethodNotAllowed)
		return
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		http.Error(w, "A report is for the page of this server only.", http.StatusForbidden)
		return
	}
	token := r.PathValue("token")
	if !report.ValidToken(token) {
		http.Error(w, "A token is 16 bytes in base64url.", http.StatusBadRequest)
		return
	}
	also := r.URL.Query().Get(wire.AlsoParameter)
	other := voices.Find(also)
	if other == nil {
		http.Error(w, "There is no such endpoint: nothing of this name answers handshakes here.", http.StatusBadRequest)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), reportWait)
	defer cancel()
	exchange, err := e.reports.Take(ctx, token)
	switch {
	case errors.Is(err, report.ErrBusy):
		w.Header().Set("Retry-After", strconv.Itoa(int(reportWait.Seconds())))
		http.Error(w, "Too many pages are waiting for their reports. Try again in a few seconds.", http.StatusServiceUnavailable)
		return
	case err != nil:
		http.Error(w, "There is no such report, or it has been read already.", http.StatusNotFound)
		return
	}
	// Cookies may be closed to script (HttpOnly); a report must not open them.
	sent, truncated := exchange.Response()
	request, hidden := secrets.Mask(exchange.Request())
	response, alsoHidden := redactAnswer(sent, exchange.Request())
	handout := wire.Report{
		Request:   []byte(request),
		Response:  []byte(response),
		Redacted:  union(hidden, alsoHidden),
		Truncated: truncated,
		Unsent:    exchange.Unsent(),
	}
	if also != "" {
		answer, _ := redactAnswer(other.Answer(exchange.Request()), exchange.Request())
		handout.Other = &wire.Answer{Server: other.Server(), Response: []byte(answer)}
	}
	gate.WriteJSON(w, handout)
}

// union returns all names in a and b, each once, whatever its case.
func union(a, b []string) []string {
	all := []string{} // which is [] in JSON
	for _, name := range append(slices.Clone(a), b...) {
		if !slices.ContainsFunc(all, func(known string) bool { return strings.EqualFold(known, name) }) {
			all = append(all, name)
		}
	}
	return all
}

// redactAnswer hides what is secret in an answer to request. What follows the
// head has no secrets of its own, and may be prose, in which a "token:" is no
// field. All it can do is quote the request.
func redactAnswer(answer, request string) (redacted string, names []string) {
	all := handshake.ParseResponses(answer)
	body := all[len(all)-1].Body.Start
	redacted, names = secrets.MaskResponse(answer[:body], request)
	rest := answer[body:]
	for _, secret := range secrets.Values(request) {
		rest = secrets.MaskQuoted(rest, secret)
	}
	return redacted + rest, names
}
