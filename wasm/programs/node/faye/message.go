package faye

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/node/javascript"
	"wsaccept/wasm/programs/wire"
)

// message is one response as http-parser-js reads it.
type message struct {
	status int
	fields []wire.Field
	folds  []string // of the last field
}

// parseError is all that the parser says of what it can't read.
const parseError = "Parse Error"

// read reads the response at the front of text. It returns what is behind it, or
// behind the line that is wrong.
func (m *message) read(text string) (rest, fault string) {
	line, rest, ended := wire.CutLine(text)
	for ended && line == "" { // H04
		line, rest, ended = wire.CutLine(rest)
	}
	if !ended {
		return "", closed
	}
	if !m.readStatusLine(asciiOf(line)) {
		return rest, parseError
	}
	for {
		if line, rest, ended = wire.CutLine(rest); !ended {
			return "", closed
		}
		if line == "" {
			m.unfold()
			return rest, m.lengthFault()
		}
		if line = asciiOf(line); strings.IndexByte(line, '\r') >= 0 { // H06
			return rest, parseError
		}
		m.readField(line)
	}
}

// readStatusLine is ^HTTP\/(\d)\.(\d) (\d{3}) ?(.*)$: any version (R03), and a
// fourth digit is a reason (H02).
func (m *message) readStatusLine(line string) bool {
	if len(line) < 12 || line[:5] != "HTTP/" || line[6] != '.' || line[8] != ' ' || strings.IndexByte(line, '\r') >= 0 {
		return false
	}
	if !wire.IsDigits(line[5:6]) || !wire.IsDigits(line[7:8]) || !wire.IsDigits(line[9:12]) {
		return false
	}
	m.status, _ = strconv.Atoi(line[9:12])
	return true
}

// readField is parseHeader: a line without a colon, or with white space in the
// name or after it, is skipped (H07, H09), and all bytes are good (H10).
func (m *message) readField(line string) {
	name, value, hasColon := strings.Cut(line, ":")
	if hasColon && name != "" && !strings.ContainsAny(name, " \t") {
		m.unfold()
		m.fields = append(m.fields, wire.Field{Name: name, Value: wire.TrimOWS(value)})
	} else if more := wire.TrimOWS(line); wire.IsFold(line) && more != "" {
		m.folds = append(m.folds, more) // H08
	}
}

// unfold adds the folds to the last field.
func (m *message) unfold() {
	if len(m.fields) > 0 && len(m.folds) > 0 {
		last := &m.fields[len(m.fields)-1]
		last.Value = strings.TrimPrefix(last.Value+" "+strings.Join(m.folds, " "), " ")
	}
	m.folds = nil
}

// lengthFault says whether Content-Length was said twice, with another number.
func (m *message) lengthFault() string {
	values := wire.Values(m.fields, "Content-Length")
	for i := 1; i < len(values); i++ {
		first, ok := javascript.Number(values[0])
		other, also := javascript.Number(values[i])
		if !ok || !also || first != other {
			return parseError
		}
	}
	return ""
}

// asciiOf is toString('ascii') of Node, which leaves the eighth bit out.
func asciiOf(s string) string {
	ascii := []byte(s)
	for i := range ascii {
		ascii[i] &= 0x7f
	}
	return string(ascii)
}
