package judge

import "wsaccept/wasm/handshake"

// sampleAnswer is the mistake of sending the Accept of a well-known key. Without the
// key nobody can tell whether it is one.
const sampleAnswer = "sample-answer"

// sampleNotes says that the Accept is that of the RFC's key, if the request is not there.
func (r *Result) sampleNotes() []string {
	if c := r.Case(); c.Key == "" && c.Accept == handshake.Accept(handshake.SampleKey) {
		return []string{"The Accept is that of the sample key of RFC 6455 §1.3, " + handshake.SampleKey + ". If the client sent another key, it is wrong."}
	}
	return nil
}

// onEcho is the advice on an Accept without its request that has the form of a key.
func (r *Result) onEcho() (Advice, bool) {
	c := r.Case()
	nonce, isBase64 := handshake.Nonce(c.Accept)
	if c.Key != "" || !isBase64 || len(nonce) != handshake.NonceLen {
		return Advice{}, false
	}
	cause := "The Accept has the form of a key, base64 of 16 bytes: most likely the server sent the client's Sec-WebSocket-Key back as it is. (An MD5 is as long.)"
	if c.Accept == handshake.SampleKey {
		cause = "The server sent the sample key of RFC 6455 §1.3 back as the Accept."
	}
	return Advice{cause, "Append the GUID " + handshake.GUID + " to the key, hash both with SHA-1, and send base64 of the 20 bytes as the Accept."}, true
}
