package aiohttp

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
)

// unfinished returns what aiohttp prints of a response that was cut off: repr()
// of what it has read, in which a line that was not ended counts.
func (p *parser) unfinished() string {
	m := p.msg
	if !p.begun {
		return "Server disconnected"
	}
	reason := "None"
	if p.started {
		reason = stdlib.Repr(m.reason)
		p.takeField()
	}
	var fields, raw []string
	for _, f := range m.fields {
		name := f.Name
		if known := canonical(name, knownNames); known != "" {
			name = known
		}
		fields = append(fields, stdlib.Repr(name)+": "+stdlib.Repr(f.Value))
		raw = append(raw, "("+stdlib.ReprBytes(f.Name)+", "+stdlib.ReprBytes(f.Value)+")")
	}
	headers := "<CIMultiDictProxy(" + strings.Join(fields, ", ") + ")>"
	rawHeaders := strings.Join(raw, ", ")
	if len(raw) == 1 {
		rawHeaders += "," // a tuple of one
	}
	return "<RawResponseMessage(version=HttpVersion(major=" + strconv.Itoa(m.major) + ", minor=" + strconv.Itoa(m.minor) + "), code=" + strconv.Itoa(m.status) +
		", reason=" + reason + ", headers=" + headers + ", raw_headers=(" + rawHeaders + "), should_close=" + pythonBool(!m.keepsAlive()) +
		", compression=None, upgrade=False, chunked=" + pythonBool(m.flags.chunked) + ")>"
}

// knownNames are some of those that aiohttp writes in its own way.
const knownNames = singletons + " Upgrade Connection Sec-WebSocket-Accept Sec-WebSocket-Protocol Sec-WebSocket-Extensions Sec-WebSocket-Version Date Location Set-Cookie Cache-Control Via"

func pythonBool(b bool) string {
	if b {
		return "True"
	}
	return "False"
}
