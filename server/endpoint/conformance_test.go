package endpoint

import (
	"testing"
	"time"

	"wsaccept/server/conformance/cases"
	"wsaccept/server/conformance/results"
	"wsaccept/server/conformance/servers"
	"wsaccept/server/probe"
	"wsaccept/wasm/wire"
)

// warned are the warnings of the suite about the endpoint, and why it does so.
var warned = map[string]string{
	"line-empty-before": "net/http does not skip it",
	"host-empty":        "RFC 9112 §3.2 allows it, and the endpoint is strict by the RFCs, not stricter",
	"expect":            "net/http sends 100 only when a body is read, and here is none (RFC 9110 §10.1.1)",
	"body-length-5":     "a library would take the body for the first frames",
	"body-chunked":      "as body-length-5",
	"frame-behind":      "rule N5: a client waits, and a page's browser does",
	"request-behind":    "as frame-behind",
}

// The endpoint passes the suite.
func TestConformance(t *testing.T) {
	addr, _ := start(t)
	address, err := probe.ParseAddress("ws://" + addr + wire.SocketPath)
	if err != nil {
		t.Fatal(err)
	}
	report, err := servers.Run(t.Context(), servers.Options{
		Address: address, Cases: cases.All(), Probe: probe.Options{Timeout: 20 * time.Second},
		Request: probe.Request{Origin: "http://" + addr},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range report.Lines {
		switch {
		case line.Verdict == results.Fail, line.Verdict == results.NoAnswer,
			line.Verdict == results.Warn != (warned[line.ID] != ""):
			t.Errorf("%s: %s %s\n%q\n%q", line.ID, line.Verdict, line.Says, line.Request, line.Response)
		}
	}
}
