//go:build !js

package observe

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"

	"wsaccept/wasm/handshake"
)

// Requests is what servers were seen to do with requests: testdata/requests.json
// of package programs.
type Requests struct {
	Note  string           `json:"note"`
	Cases []*RequestRecord `json:"cases"`
}

// RequestRecord is a request, and what came of it.
type RequestRecord struct {
	ID    string            `json:"id"`
	Input string            `json:"input"` // a character a byte
	Peers map[string]Answer `json:"peers"` // by the ids of programs.Server
}

// Case returns the request as it is sent.
func (r RequestRecord) Case() RequestCase { return RequestCase{r.ID, toBytes(r.Input)} }

// Responses is what clients were seen to do with responses: testdata/responses.json
// of package programs.
type Responses struct {
	Note  string            `json:"note"`
	Cases []*ResponseRecord `json:"cases"`
}

// ResponseRecord is a response, and what came of it.
type ResponseRecord struct {
	ID        string             `json:"id"`
	Input     string             `json:"input"` // a character a byte, with placeholders
	Protocols []string           `json:"protocols,omitempty"`
	Deflate   bool               `json:"deflate,omitempty"`
	Peers     map[string]Outcome `json:"peers"` // by the ids of programs.Program
}

// Case returns the response as it is sent.
func (r ResponseRecord) Case() ResponseCase {
	return ResponseCase{r.ID, toBytes(r.Input), r.Protocols, r.Deflate}
}

// toBytes returns the bytes that the characters of text stand for, one each.
func toBytes(text string) string {
	all := make([]byte, 0, len(text))
	for _, r := range text {
		all = append(all, byte(r))
	}
	return string(all)
}

// Load reads a file of observations.
func Load(file string, to any) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, to)
}

// Save writes a file of observations, a line a case.
func Save[T any](file, note string, cases []T) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	text.WriteString(`{"note": `)
	if err := encoder.Encode(note); err != nil {
		return err
	}
	before := `, "cases": [` + "\n"
	for _, c := range cases {
		text.WriteString(before)
		if err := encoder.Encode(c); err != nil {
			return err
		}
		before = ","
	}
	text.WriteString("]}\n")
	return os.WriteFile(file, text.Bytes(), 0o644)
}

// What differs from run to run in a message: keys and Accepts.
var (
	anyKey    = regexp.MustCompile(`[A-Za-z0-9+/]{22}==`)
	anyAccept = regexp.MustCompile(`[A-Za-z0-9+/]{27}=`)
)

// withoutKey puts placeholders where a message has the client's key, what is made
// of it, and what is too long to be written down.
func withoutKey(message, key string) string {
	message = anyKey.ReplaceAllString(anyAccept.ReplaceAllString(message, "{ACC}"), "{KEY}")
	for _, name := range []string{"{NOPAD}", "{HEX}", "{MIDSP}", "{300000 x a}"} {
		message = strings.ReplaceAll(message, fill(name, key), name)
	}
	return message
}

// keyOf returns the key of a request, or "".
func keyOf(request string) string {
	parsed := handshake.ParseRequest(request)
	if keys := parsed.Lookup("Sec-WebSocket-Key"); len(keys) > 0 {
		return parsed.Value(keys[0])
	}
	return ""
}
