package programs

import "strings"

// fayeMessage is one response as http-parser-js reads it.
type fayeMessage struct {
	status int
	fields []field
	folds  []string // of the last field
}

// fayeParseError is all that the parser says of what it can't read.
const fayeParseError = "Parse Error"

// read reads the response at the front of text.
func (m *fayeMessage) read(text string) (rest, fault string) {
	line, rest, ended := cutLine(text)
	for ended && line == "" { // H04
		line, rest, ended = cutLine(rest)
	}
	if !ended {
		return "", fayeClosed
	}
	if !m.readStatusLine(asciiOf(line)) {
		return "", fayeParseError
	}
	for {
		if line, rest, ended = cutLine(rest); !ended {
			return "", fayeClosed
		}
		if line == "" {
			m.unfold()
			return rest, m.lengthFault()
		}
		if line = asciiOf(line); strings.IndexByte(line, '\r') >= 0 { // H06
			return "", fayeParseError
		}
		m.readField(line)
	}
}

// readStatusLine is ^HTTP\/(\d)\.(\d) (\d{3}) ?(.*)$: any version (R03), and a
// fourth digit is a reason (H02).
func (m *fayeMessage) readStatusLine(line string) bool {
	if len(line) < 12 || line[:5] != "HTTP/" || line[6] != '.' || line[8] != ' ' || strings.IndexByte(line, '\r') >= 0 {
		return false
	}
	if !isDigits(line[5:6]) || !isDigits(line[7:8]) || !isDigits(line[9:12]) {
		return false
	}
	m.status = chromiumInt(line[9:12])
	return true
}

// readField is parseHeader: a line without a colon, or with white space in the
// name or after it, is skipped (H07, H09), and all bytes are good (H10).
func (m *fayeMessage) readField(line string) {
	name, value, hasColon := strings.Cut(line, ":")
	if hasColon && name != "" && !strings.ContainsAny(name, " \t") {
		m.unfold()
		m.fields = append(m.fields, field{name, trimOWS(value)})
	} else if more := trimOWS(line); isFold(line) && more != "" {
		m.folds = append(m.folds, more) // H08
	}
}

// unfold adds the folds to the last field.
func (m *fayeMessage) unfold() {
	if len(m.fields) > 0 && len(m.folds) > 0 {
		last := &m.fields[len(m.fields)-1]
		last.value = strings.TrimPrefix(last.value+" "+strings.Join(m.folds, " "), " ")
	}
	m.folds = nil
}

// lengthFault says whether Content-Length was said twice, and differently.
func (m *fayeMessage) lengthFault() string {
	values := valuesOf(m.fields, "Content-Length")
	for _, value := range values {
		if value != values[0] {
			return fayeParseError
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
