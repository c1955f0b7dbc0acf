package clients

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	coder "github.com/coder/websocket"

	"wsaccept/server/conformance/results"
)

// A client in any language gets the list, says what came of a case, and gets the report.
func TestProtocol(t *testing.T) {
	faults, _ := Select([]string{"ok", "accept-no-guid", "close-at-once"})
	lab, err := Serve(t.Context(), "127.0.0.1:0", faults)
	if err != nil {
		t.Fatal(err)
	}
	defer lab.Close()
	base := "http://" + lab.Address()
	var listed []struct{ ID, URL string }
	if status := getJSON(t, base+"/cases", &listed); status != 200 || len(listed) != len(faults) {
		t.Fatalf("%d %v", status, listed)
	}
	for _, c := range listed {
		conn, _, err := coder.Dial(t.Context(), c.URL, nil)
		did := "failed"
		if err == nil {
			did = "opened"
			conn.CloseNow()
		}
		response, err := http.Post(base+"/cases/"+c.ID+"/"+did, "", nil)
		if err != nil || response.StatusCode != http.StatusNoContent {
			t.Errorf("%s: %v %v", c.ID, response, err)
		}
	}
	var report results.Report
	if status := getJSON(t, base+"/report", &report); status != 200 || len(report.Lines) != len(faults) || report.Count(results.Pass) != len(faults) {
		t.Errorf("%d %+v", status, report)
	}
	for _, wrong := range []string{"/", "/cases/ok/won", "/nothing"} {
		if status := getJSON(t, base+wrong, nil); status != http.StatusNotFound {
			t.Errorf("%s: %d", wrong, status)
		}
	}
}

// Without a word from the client, its frames tell that it opened.
func TestFramesTell(t *testing.T) {
	faults, _ := Select([]string{"ok"})
	for _, says := range []bool{true, false} {
		lab, err := Serve(t.Context(), "127.0.0.1:0", faults)
		if err != nil {
			t.Fatal(err)
		}
		conn, _, err := coder.Dial(t.Context(), lab.URL("ok"), nil)
		if err != nil {
			t.Fatal(err)
		}
		if says {
			conn.Close(coder.StatusNormalClosure, "")
		} else {
			conn.CloseNow()
		}
		<-lab.of("ok", "").ended
		lines := lab.Report("", "").Lines
		if len(lines) != 1 || (lines[0].Did == string(opened)) != says {
			t.Errorf("says something: %t: %+v", says, lines)
		}
		lab.Close()
	}
}

// getJSON reads what is at url into value, if it is not nil.
func getJSON(t *testing.T, url string, value any) (status int) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if value != nil && json.NewDecoder(strings.NewReader(string(body))).Decode(value) != nil {
		t.Fatalf("%s: %q", url, body)
	}
	return response.StatusCode
}
