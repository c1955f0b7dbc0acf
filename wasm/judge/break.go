package judge

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// BreaksOff reports whether the response ends before its empty line, so that what it
// lacks says nothing of what the server meant to send.
func (r *Result) BreaksOff() bool {
	return r.cutInStatusLine() || slices.ContainsFunc(r.Findings.Response, func(f handshake.Finding) bool { return f.Rule == handshake.R15 })
}

// cutInStatusLine reports whether the response is the beginning of the status line of a
// 101, to which an end was added because it was written as lines of text.
func (r *Result) cutInStatusLine() bool {
	_, _, reason := r.Pair.Response.StatusLine()
	phrase := reason.Of(r.Pair.Response.Raw)
	return r.Pair.Response.Status() == "101" && len(r.Pair.Response.Fields) == 0 && len(r.Response.Hidden) == 0 &&
		phrase != "" && phrase != switching && strings.HasPrefix(switching, phrase)
}

// switching is the phrase of a 101.
const switching = "Switching Protocols"

// onBreak is the advice on such a response, by how the handshake ended.
func (r *Result) onBreak() Advice {
	how, known := breaks[r.End]
	if !known {
		how = breaks[""]
	}
	came := len(r.Pair.Response.Raw)
	if r.cutInStatusLine() {
		came = len(r.Pair.Response.StartLine())
	}
	return Advice{"The response breaks off after " + words.Count(came, "byte") + ", before the empty line that ends its header" + how,
		"Write the whole header at once, with the empty line at its end (CR LF twice), and flush it. Check the logs of the server and of each proxy at that time, and try the server directly, without the proxies."}
}

// breaks say what commonly breaks a response off.
var breaks = map[handshake.End]string{
	handshake.TimedOut: ", and the rest did not come in time. The server stopped while it wrote, keeps the rest in a buffer, or left out the empty line; or a proxy holds it back.",
	handshake.Closed:   ", and the connection was closed. The server crashed or was restarted while it wrote, closed without flushing its buffer, or left out the empty line; or a proxy ran into a timeout.",
	handshake.Reset:    ", and the connection was reset. The server crashed or was restarted while it wrote; or a proxy or a firewall cut the connection.",
	"":                 ". The server stopped while it wrote, keeps the rest in a buffer, or left out the empty line; or a proxy cut the connection; or the rest was not copied.",
}
