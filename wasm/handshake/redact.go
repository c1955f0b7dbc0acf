package handshake

import "strings"

// secretFields are the fields whose values let someone else act as the user.
var secretFields = []string{"Cookie", "Set-Cookie", "Authorization", "Proxy-Authorization"}

// secretWords in a field's name hint at the same. Many services have fields of
// their own.
var secretWords = []string{"token", "secret", "password", "session", "api-key", "apikey", "csrf", "jwt"}

// secretParams are the parameters in an address that hold the like.
var secretParams = []string{"access_token", "api_key", "apikey", "auth", "authorization", "jwt", "key", "password", "secret", "session", "sig", "signature", "ticket", "token"}

// Secret is a part of a message that should not be shown around.
type Secret struct {
	Span
	Name string // of the field, or of the parameter in the address
}

// Secrets returns the parts of m that let someone else act as the user, as far
// as their names tell.
func Secrets(m Message) []Secret {
	secrets := secretsInTarget(m)
	for _, f := range m.Fields {
		if name := f.Name.Of(m.Raw); isSecret(name) && f.Value.Start < f.Value.End {
			secrets = append(secrets, Secret{f.Value, strings.TrimRight(name, " \t")})
		}
	}
	return secrets
}

func isSecret(name string) bool {
	name = strings.ToLower(strings.TrimRight(name, " \t"))
	for _, field := range secretFields {
		if EqualFold(name, field) {
			return true
		}
	}
	for _, word := range secretWords {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

func secretsInTarget(m Message) []Secret {
	if m.IsResponse() {
		return nil
	}
	var secrets []Secret
	_, target, _ := m.RequestLine()
	text := target.Of(m.Raw)
	start := strings.IndexByte(text, '?') + 1
	if start == 0 {
		return nil
	}
	for _, pair := range strings.Split(text[start:], "&") {
		name, value, _ := strings.Cut(pair, "=")
		for _, param := range secretParams {
			if value != "" && EqualFold(name, param) {
				end := target.Start + start + len(pair)
				secrets = append(secrets, Secret{Span{end - len(value), end}, name})
			}
		}
		start += len(pair) + 1
	}
	return secrets
}

// Redact returns m's text with every secret replaced by as many x, so that all
// offsets stay, and the names of what it changed.
func Redact(m Message) (text string, redacted []string) {
	secrets := Secrets(m)
	if len(secrets) == 0 {
		return m.Raw, nil
	}
	out := []byte(m.Raw)
	for _, s := range secrets {
		for i := s.Start; i < s.End; i++ {
			if out[i] != '\r' && out[i] != '\n' { // a folded value keeps its lines
				out[i] = 'x'
			}
		}
		redacted = append(redacted, s.Name)
	}
	return string(out), redacted
}
