package handshake

import (
	"slices"
	"strings"

	"wsaccept/wasm/words"
)

// Judgement is everything there is to say about a pair, in the order in which it
// stands in the texts.
type Judgement struct {
	Address  []Finding // spans are in the address
	Request  []Finding // spans are in Pair.Request.Raw
	Response []Finding // spans are in Pair.Response.Raw
}

// Check holds pair against every rule that its bytes can show broken. It never
// stops at the first. The time it takes grows with the length of the texts,
// whatever they hold.
func Check(pair Pair) Judgement {
	var j Judgement
	j.Address = append(CheckAddress(pair.Address), mixedContent(pair)...)
	if !pair.Request.Absent() {
		c := checker{message: pair.Request}
		if pair.Request.IsExtended() {
			c.extendedRequest()
		} else {
			c.request()
		}
		j.Request = c.done()
	}
	if !pair.Response.Absent() {
		c := checker{message: pair.Response}
		if pair.Request.IsExtended() || pair.Response.IsExtended() {
			c.extendedResponse(pair)
		} else {
			c.response(pair, Worst(j.Request) == Error)
		}
		j.Response = c.done()
	}
	return j
}

// Verdict is what the RFCs say of a message as a whole.
type Verdict string

// The verdicts.
const (
	Ok      Verdict = "ok"
	Fail    Verdict = "fail"    // a rule is broken, and the receiver must refuse
	Refused Verdict = "refused" // a response that breaks no rule and opens no WebSocket
	Absent  Verdict = "absent"
)

// Verdict sums findings about m up: Fail if one of them is an Error, else Refused
// if m is a response that declines (rule R01).
func (m Message) Verdict(findings []Finding) Verdict {
	switch {
	case m.Absent():
		return Absent
	case Worst(findings) == Error:
		return Fail
	case slices.ContainsFunc(findings, func(f Finding) bool { return f.Rule == "R01" }):
		return Refused
	}
	return Ok
}

// maxPerRule is how many findings of one rule are told. Garbage of a million
// lines would have a million.
const maxPerRule = 5

// checker collects the findings about one message.
type checker struct {
	message  Message
	findings []Finding
	told     map[string]int
}

// report adds a finding about the bytes at span.
func (c *checker) report(rule string, severity Severity, span Span, title, detail string) {
	r, _ := FindRule(rule)
	c.add(Finding{Rule: rule, Severity: severity, Section: r.Section, Title: title, Detail: detail, Span: span})
}

func (c *checker) add(f Finding) {
	if c.told == nil {
		c.told = map[string]int{}
	}
	if n := len(c.findings); n > 0 && c.findings[n-1] == f {
		return
	}
	if c.told[f.Rule]++; c.told[f.Rule] > maxPerRule {
		return
	}
	for _, old := range c.findings {
		if old.Rule == f.Rule && old.Span == f.Span && old.Title == f.Title {
			c.told[f.Rule]--
			return
		}
	}
	c.findings = append(c.findings, f)
}

// done returns the findings in the order of their bytes.
func (c *checker) done() []Finding {
	for i := len(c.findings) - 1; i >= 0; i-- {
		f := &c.findings[i]
		if more := c.told[f.Rule] - maxPerRule; more > 0 {
			f.Detail += " The same goes for " + words.Count(more, "other place") + "."
			c.told[f.Rule] = 0
		}
	}
	slices.SortStableFunc(c.findings, func(a, b Finding) int { return a.Span.Start - b.Span.Start })
	return c.findings
}

// start is where a finding about the message as a whole points: its start line.
func (c *checker) start() Span { return c.message.startSpan() }

// lacks reports that there is no field called name: as a fault, or as no more
// than a remark if the text need not be all of the message.
func (c *checker) lacks(rule, name, detail string) {
	if c.message.mayHave(name) {
		c.report(rule, Info, c.missing(), "There is no "+name+" in this text.", "The message itself may well have had one, so this is not judged.")
		return
	}
	c.report(rule, Error, c.missing(), "There is no "+name+".", detail)
}

// missing is where a finding about a missing field points: the place before the
// empty line, where the field could be written.
func (c *checker) missing() Span {
	end := c.message.Body.Start
	if n := len(c.message.Lines); n > 0 && c.complete() {
		end = c.message.Lines[n-1].Text.Start
	}
	return Span{end, end}
}

// complete reports whether the head ends in an empty line.
func (c *checker) complete() bool {
	lines := c.message.Lines
	if len(lines) == 0 || len(lines)-1 <= c.message.Start {
		return false
	}
	last := lines[len(lines)-1]
	return last.Text.Start == last.Text.End && last.End.Start < last.End.End
}

// member is one member of a field that holds a list.
type member struct {
	Span
	text string
}

// members returns what stands between the commas of all fields called name,
// without the white space around it: RFC 9110 §5.6.1. Empty members are among
// them, but for a field that is empty altogether.
func (c *checker) members(name string) []member {
	var all []member
	for _, f := range c.message.Lookup(name) {
		all = append(all, c.split(f.Value, ',')...)
	}
	return all
}

// split cuts s at each separator outside of quotes, and trims the parts.
func (c *checker) split(s Span, separator byte) []member {
	raw := c.message.Raw
	if s.Start == s.End {
		return nil
	}
	var parts []member
	start, quoted := s.Start, false
	for i := s.Start; i <= s.End; i++ {
		switch {
		case i == s.End || raw[i] == separator && !quoted:
			part := trimAll(raw, Span{start, i})
			parts = append(parts, member{part, unfold(part.Of(raw))})
			start = i + 1
		case raw[i] == '"':
			quoted = !quoted
		case raw[i] == '\\' && quoted && i+1 < s.End:
			i++
		}
	}
	return parts
}

// trimAll is trimSpace that takes the line ends of folds for white space, too.
func trimAll(raw string, s Span) Span {
	for s.Start < s.End && strings.IndexByte(" \t\r\n", raw[s.Start]) >= 0 {
		s.Start++
	}
	for s.Start < s.End && strings.IndexByte(" \t\r\n", raw[s.End-1]) >= 0 {
		s.End--
	}
	return s
}

// emptyMembers reports the empty members of a list, and returns the others.
func (c *checker) emptyMembers(rule, name string, all []member) []member {
	var full []member
	empty := 0
	var at Span
	for _, m := range all {
		if m.Start < m.End {
			full = append(full, m)
		} else if empty++; empty == 1 {
			at = c.sign(m.Span, ',')
		}
	}
	if empty > 0 && len(full) > 0 {
		c.report(rule, Warning, at, name+" has "+words.Count(empty, "empty list member")+": a comma with nothing before or after it.",
			"Nobody may send them, and who receives a reasonable number of them must ignore them. Some programs refuse them all the same. Take the comma out.")
	}
	return full
}

// sign returns the place of the sign, a comma or a semicolon, beside an empty
// place s in a list, so that there is something to point at.
func (c *checker) sign(s Span, sign byte) Span {
	raw := c.message.Raw
	for at := s.Start; at < len(raw) && strings.IndexByte(" \t\r\n", raw[at]) >= 0 || at < len(raw) && raw[at] == sign; at++ {
		if raw[at] == sign {
			return Span{at, at + 1}
		}
	}
	if before := strings.LastIndexByte(raw[:s.Start], sign); before >= 0 && strings.Trim(raw[before+1:s.Start], " \t\r\n") == "" {
		return Span{before, before + 1}
	}
	return s
}

// isToken reports whether s is a token: RFC 9110 §5.6.2.
func isToken(s string) bool {
	for i := range len(s) {
		if !isTokenChar(s[i]) {
			return false
		}
	}
	return s != ""
}

func isTokenChar(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || strings.IndexByte("!#$%&'*+-.^_`|~", b) >= 0
}

// notToken names the first thing that keeps s from being a token.
func notToken(s string) string {
	for _, r := range s {
		if r >= 0x80 || !isTokenChar(byte(r)) {
			return words.Describe(r)
		}
	}
	return "nothing at all"
}

// short returns s in quotes, cut if it is long.
func short(s string) string {
	const most = 80
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return "“" + s + "”"
}
