package link

import (
	"slices"

	"wsaccept/wasm/secrets"
)

// Secrets names the secrets in those of texts that a link can hold, each once.
func Secrets(texts ...string) []string {
	var all []string
	for _, text := range texts {
		if len(text) > Max {
			continue
		}
		for _, secret := range secrets.Find(text) {
			if !slices.Contains(all, secret.Name) {
				all = append(all, secret.Name)
			}
		}
	}
	return all
}

// Masked returns text with as many x in the place of its secrets.
func Masked(text string) string {
	text, _ = secrets.Mask(text)
	return text
}

// MaskedResponse is Masked for a response to request.
func MaskedResponse(response, request string) string {
	response, _ = secrets.MaskResponse(response, request)
	return response
}
