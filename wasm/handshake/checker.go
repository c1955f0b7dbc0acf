package handshake

import (
	"slices"
	"strings"

	"wsaccept/wasm/words"
)

// maxPerRule is how many findings of one rule are told. Garbage of a million
// lines would have a million.
const maxPerRule = 5

// checker collects the findings about one message.
type checker struct {
	message  Message
	findings []Finding
	told     map[*Rule]int
}

// report adds a finding about the bytes at span.
func (c *checker) report(rule *Rule, severity Severity, span Span, title, detail string) {
	c.add(Finding{Rule: rule, Severity: severity, Section: rule.Section, Title: title, Detail: detail, Span: span})
}

func (c *checker) add(f Finding) {
	if c.told == nil {
		c.told = map[*Rule]int{}
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

// value returns the value of f as a lenient recipient takes it, for whom a NUL and
// a CR are spaces: RFC 9110 §5.5. Their own finding is that of the line.
func (c *checker) value(f Field) string { return repair(c.message.Value(f)) }

// repair replaces what a recipient may take for a space, at the ends by nothing.
func repair(value string) string {
	if strings.IndexByte(value, 0) < 0 && strings.IndexByte(value, '\r') < 0 {
		return value
	}
	return strings.Trim(strings.NewReplacer("\x00", " ", "\r", " ").Replace(value), " \t")
}

// start is where a finding about the message as a whole points: its start line.
func (c *checker) start() Span { return c.message.startSpan() }

// lacks reports that there is no field called name, unless the text need not be all
// of the message: the message itself may well have had one.
func (c *checker) lacks(rule *Rule, name, detail string) {
	if !c.message.mayHave(name) {
		c.report(rule, Error, c.missing(), "There is no "+name+".", detail)
	}
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

// short returns s in quotes, cut if it is long.
func short(s string) string {
	const most = 80
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return "“" + s + "”"
}
