package questions

import (
	"fmt"
	"strings"

	"wsaccept/wasm/handshake"
)

// Source is where a statement stands, or how it was found out.
type Source struct {
	Text string
	URL  string // "" for what was observed
}

// readSource reads a line such as "RFC 6455 §4.1", "MDN, WebSocket https://…" or
// "observed: {firefox} without a server"; "read: " is for source code and documentation that
// another page cites.
func readSource(line string) (Source, error) {
	for _, begins := range []string{"observed: ", "read: "} {
		if text, found := strings.CutPrefix(line, begins); found && text != "" {
			return Source{Text: line}, nil
		}
	}
	if i := strings.LastIndex(line, " https://"); i > 0 {
		return Source{Text: line[:i], URL: line[i+1:]}, nil
	}
	if number, found := strings.CutPrefix(line, "RFC "); found && number != "" && number[0] >= '1' && number[0] <= '9' && !strings.Contains(number, ",") {
		return Source{Text: line, URL: handshake.Section(line).URL()}, nil
	}
	return Source{}, fmt.Errorf("a source is one section of an RFC, a title with its address at the end, or begins with observed: or read:, not %q", line)
}
