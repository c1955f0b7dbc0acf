package nodehttp

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// Response is a response as llhttp gives it to a client.
type Response struct {
	Status  int
	Reason  string
	Fields  []wire.Field // their values have no white space in front, but what they have behind
	Upgrade bool         // it is a 101 with Upgrade, and Connection has the option upgrade
	Closing bool         // nothing may come after it
	Size    int          // of the names and values
	newer   string       // what newer versions of Node.js do otherwise
}

// Header returns response.headers[name] of Node, and whether there is one.
func (r Response) Header(name string) (string, bool) { return header(r.Fields, name) }

// ReadResponse reads the response at the front of raw. It returns what comes
// behind it, and what is wrong with it, as Node prints it.
func ReadResponse(raw string) (r Response, rest, fault string) {
	rest = strings.TrimLeft(raw, "\r\n") // H04
	if rest, fault = r.readLine(rest); fault != "" {
		return r, "", fault
	}
	var s section
	rest, fault = s.read(rest)
	r.Fields, r.Size, r.newer = s.fields, s.size, s.framing.newer
	r.Upgrade = r.Status == 101 && s.framing.upgrade && s.framing.option
	if r.Closing { // by its version
		r.Closing = !s.framing.keep
	} else {
		r.Closing = s.framing.close
	}
	return r, rest, fault
}

// Dial is Node's http.request: it gives the first response that is not interim
// (R02) to judge, or fails.
func Dial(raw string, judge func(Response) wire.Outcome) wire.Outcome {
	r, fault := finalResponse(raw)
	var outcome wire.Outcome
	if fault == "" {
		outcome = judge(r)
	} else {
		outcome = wire.FailsWith(fault)
	}
	if outcome.Note == "" {
		outcome.Note = r.newer
	}
	return outcome
}

// finalResponse returns the first response that is not interim, or what is wrong.
func finalResponse(raw string) (r Response, fault string) {
	for {
		r, rest, fault := ReadResponse(raw)
		if r.Size+len(r.Reason) >= HeadLimit {
			return r, overflow
		}
		if fault != "" || r.Status == 101 || r.Status/100 != 1 {
			return r, fault
		}
		if rest = strings.TrimLeft(rest, "\r\n"); r.Closing && rest != "" {
			return r, parseError + "Data after `Connection: close`"
		}
		raw = rest
	}
}
