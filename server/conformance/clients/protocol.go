package clients

import (
	"encoding/json"
	"io"
	"strings"

	"wsaccept/wasm/handshake"
)

// caseJSON is a fault as GET /cases lists it.
type caseJSON struct {
	ID        string   `json:"id"`
	Group     string   `json:"group"`
	Title     string   `json:"title"`
	Does      string   `json:"does"`
	URL       string   `json:"url"`
	Protocols []string `json:"protocols"` // subprotocols to ask for
}

// cases lists the faults that are served.
func (l *Lab) cases() []caseJSON {
	all := []caseJSON{}
	for _, f := range l.faults {
		all = append(all, caseJSON{f.ID, string(f.Group), f.Title, f.Does, l.URL(f.ID), append([]string{}, f.Protocols...)})
	}
	return all
}

// respond answers what is no handshake with a fault: GET /cases, GET /report, and POST
// /cases/ID/opened or /failed, with which a client says what came of ID.
func (l *Lab) respond(to io.Writer, request handshake.Message, path string) {
	method, _, _ := request.RequestLine()
	id, told := cutTold(path)
	switch verb := method.Of(request.Raw); {
	case verb == "GET" && path == "cases":
		respondJSON(to, l.cases())
	case verb == "GET" && path == "report":
		var b strings.Builder
		if err := l.Report("", "").WriteJSON(&b); err == nil {
			respond(to, "200 OK", "application/json", b.String())
		}
	case verb == "POST" && told != "":
		a := l.of(id, "")
		if a == nil {
			respond(to, "404 Not Found", "text/plain", "There was no handshake with "+id+".\n")
			return
		}
		a.mu.Lock()
		a.told = told
		a.mu.Unlock()
		respond(to, "204 No Content", "text/plain", "")
	default:
		respond(to, "404 Not Found", "text/plain", "There is GET /cases, GET /report, POST /cases/ID/opened, POST /cases/ID/failed, and a WebSocket at the URL of each case.\n")
	}
}

// cutTold takes cases/ID/opened apart.
func cutTold(path string) (id string, told deed) {
	rest, found := strings.CutPrefix(path, "cases/")
	if !found {
		return "", ""
	}
	for _, did := range []deed{opened, failed} {
		if id, found := strings.CutSuffix(rest, "/"+string(did)); found {
			return id, did
		}
	}
	return "", ""
}

func respondJSON(to io.Writer, value any) {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(value) == nil {
		respond(to, "200 OK", "application/json", b.String())
	}
}
