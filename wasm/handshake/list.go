package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of lists.
var (
	H12 = &Rule{ID: "H12", Side: SideHTTP, Section: "RFC 9110 §5.6.1.2",
		Title:       "Senders put no empty members in a list; recipients ignore a reasonable number.",
		Consequence: "nothing: the receiver must accept a few of them"}
)

var listRules = []*Rule{H12}

// member is one member of a field that holds a list.
type member struct {
	Span
	text string
}

// members returns what stands between the commas of all fields called name,
// without the white space around it: RFC 9110 §5.6.1. Empty members are among
// them, and so is a line without a value among others.
func (c *checker) members(name string) []member {
	var all []member
	fields := c.message.Lookup(name)
	for _, f := range fields {
		if f.Value.Start == f.Value.End && len(fields) > 1 {
			all = append(all, member{Span: f.Name})
		}
		all = append(all, c.split(f.Value, ',')...)
	}
	return all
}

// Members returns where the members of f, whose value is a list, stand. Empty ones
// are not among them.
func (m Message) Members(f Field) []Span {
	var spans []Span
	c := checker{message: m}
	for _, member := range c.split(f.Value, ',') {
		if member.Start < member.End {
			spans = append(spans, member.Span)
		}
	}
	return spans
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
			parts = append(parts, member{part, repair(unfold(part.Of(raw)))})
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
func (c *checker) emptyMembers(rule *Rule, name string, all []member) []member {
	var full []member
	empty := 0
	var at Span
	for _, m := range all {
		if m.text != "" {
			full = append(full, m)
			continue
		}
		if empty++; empty > 1 {
			continue
		}
		if at = m.Span; at.Start == at.End {
			at = c.sign(m.Span, ',')
		}
	}
	if empty > 0 && len(full) > 0 {
		detail := "Senders must not generate them; recipients ignore a reasonable number of them. Remove the comma or the line."
		if rule == X03 {
			detail = "RFC 6455 §9.1 takes its lists from RFC 2616, which allows them; by RFC 9110 senders must not generate them. Remove the comma or the line."
		}
		c.report(rule, Warning, at, name+" has "+words.Count(empty, "empty list member")+": a comma or a line with nothing next to it.", detail)
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
