package gate

import "wsaccept/wasm/handshake"

// Redact hides what is secret in head. Key and Accept are not, but are random: one
// key in some hundred looks as if it named a secret and gave its value, such as
// VcsfCpN2TxseiP4JwtMLTw==, in which a Jwt is followed by a sign of equality.
func Redact(head string) (redacted string, names []string) {
	message := handshake.Parse(head)
	open := append(message.Lookup("Sec-WebSocket-Key"), message.Lookup("Sec-WebSocket-Accept")...)
	out := []byte(head)
	for _, f := range open {
		for i := f.Value.Start; i < f.Value.End; i++ {
			if out[i] > ' ' { // a folded value keeps its lines
				out[i] = '0'
			}
		}
	}
	redacted, names = handshake.Redact(string(out))
	out = []byte(redacted)
	for _, f := range open {
		copy(out[f.Value.Start:f.Value.End], f.Value.Of(head))
	}
	return string(out), names
}
