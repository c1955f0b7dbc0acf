package check

import (
	"fmt"
	"io"
	"strings"

	"wsaccept/wasm/proxies/passage"
)

// mostDetails is how many handshakes that fail are told in full.
const mostDetails = 100

// WriteText writes a line for each handshake, and then what details returns of those
// that fail.
func (r *Found) WriteText(w io.Writer, details func(Handshake) string) error {
	var b strings.Builder
	for _, h := range r.Handshakes {
		verdict := "✓ ok  "
		if !h.OK {
			verdict = "✗ fail"
		} else if c := h.Configuration; c != nil && c.Route.Outcome == passage.Unknown {
			verdict = "? unknown"
		}
		fmt.Fprintf(&b, "%s  %s  %s\n", verdict, h.Where(), h.Title)
	}
	b.WriteString(r.Summary() + "\n")
	failing := r.Failing()
	for i, h := range failing {
		if i == mostDetails {
			fmt.Fprintf(&b, "\n… and %d more that fail. What is wrong with one is told if its lines are given alone.\n", len(failing)-i)
			break
		}
		fmt.Fprintf(&b, "\n%s  %s\n%s", h.Where(), h.Title, details(h))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Where names the file, the line and the number of a handshake: log.txt:19 #2. In a
// capture it is the packet: x.pcap, packet 11 #2.
func (h Handshake) Where() string {
	if h.Packet > 0 {
		return fmt.Sprintf("%s, packet %d #%d", oneLine(h.File), h.Packet, h.Number)
	}
	return fmt.Sprintf("%s:%d #%d", oneLine(h.File), h.Line, h.Number)
}

// oneLine returns the name of a file without what would make it another line.
func oneLine(name string) string {
	return strings.NewReplacer("\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(name)
}
