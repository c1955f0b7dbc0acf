package handshake

// secretFields are the fields whose values let someone else act as the user.
var secretFields = []string{"Cookie", "Set-Cookie", "Authorization", "Proxy-Authorization"}

// Redact returns m's text with the value of every secret field replaced by as
// many x, so that all offsets stay, and the names of the fields it changed.
func Redact(m Message) (text string, redacted []string) {
	out := []byte(m.Raw)
	for _, name := range secretFields {
		for _, f := range m.Lookup(name) {
			for i := f.Value.Start; i < f.Value.End; i++ {
				if out[i] != '\r' && out[i] != '\n' { // a folded value keeps its lines
					out[i] = 'x'
				}
			}
			redacted = append(redacted, f.Name.Of(m.Raw))
		}
	}
	return string(out), redacted
}
