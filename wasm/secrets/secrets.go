package secrets

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// Secret is a part of a text that should not be shown around.
type Secret struct {
	handshake.Span
	Name string // of the field or of the parameter, or what it is
}

// Find returns the secrets in text, in order. They don't overlap. What is masked
// already is none.
func Find(text string) []Secret {
	found := scan(text)
	for view, depth := (view{text: text}), 0; depth < maxDepth; depth++ {
		var decoded bool
		if view, decoded = view.decode(); !decoded {
			break
		}
		for _, s := range scan(view.text) {
			found = append(found, Secret{handshake.Span{Start: view.at[s.Start], End: view.at[s.End]}, s.Name})
		}
	}
	return disjoint(append(found, inDumps(text)...), text)
}

// Values returns the secrets in text as somebody may quote them: each one, and each
// line of one that has several.
func Values(text string) []string {
	var all []string
	for _, s := range Find(text) {
		value := s.Of(text)
		all = append(all, value)
		if !strings.Contains(value, "\n") {
			continue
		}
		for line := range strings.Lines(value) {
			all = append(all, strings.Trim(line, kept))
		}
	}
	return all
}

// disjoint sorts found, joins what overlaps, and drops what is masked already.
func disjoint(found []Secret, text string) []Secret {
	slices.SortStableFunc(found, func(a, b Secret) int { return a.Start - b.Start })
	var all []Secret
	for _, s := range found {
		if last := len(all) - 1; last >= 0 && s.Start < all[last].End {
			if all[last].End = max(all[last].End, s.End); s.Start == all[last].Start {
				all[last].Name = s.Name // the one that is decoded
			}
			continue
		}
		all = append(all, s)
	}
	return slices.DeleteFunc(all, func(s Secret) bool { return strings.Trim(s.Of(text), kept+"x") == "" })
}

// kept are the bytes of a secret that stay: a folded value keeps its lines, and a
// text its columns.
const kept = " \t\r\n"

// Mask returns text with as many x in the place of every secret, so that all
// offsets stay, and the names of what it masked, each once. Masking twice changes
// nothing more.
func Mask(text string) (masked string, names []string) { return maskFrom(text, 0) }

// MaskResponse is Mask for a response to request, which may repeat a secret among
// the subprotocols where nothing else tells that it is one.
func MaskResponse(response, request string) (masked string, names []string) {
	before := request + "\r\n\r\n"
	masked, names = maskFrom(before+response, len(before))
	return masked[len(before):], names
}

// maskFrom masks text, and names what it masked at from and after it.
func maskFrom(text string, from int) (masked string, names []string) {
	for {
		found := Find(text)
		if len(found) == 0 {
			return text, names
		}
		out := []byte(text)
		for _, s := range found {
			for i := s.Start; i < s.End; i++ {
				if strings.IndexByte(kept, out[i]) < 0 {
					out[i] = 'x'
				}
			}
			if s.Start >= from && !slices.Contains(names, s.Name) {
				names = append(names, s.Name)
			}
		}
		text = string(out)
	}
}

// MaskQuoted returns text with as many x wherever it quotes secret, or eight bytes
// or more of its beginning. A secret of less than four bytes stays: it would be
// found in too many words.
func MaskQuoted(text, secret string) string {
	const shortest, beginning = 4, 8
	if len(secret) < shortest {
		return text
	}
	out := []byte(text)
	for at := 0; ; {
		i := strings.Index(text[at:], secret[:min(beginning, len(secret))])
		if i < 0 {
			return string(out)
		}
		at += i
		for k := 0; k < len(secret) && at < len(text) && text[at] == secret[k]; k++ {
			out[at] = 'x'
			at++
		}
	}
}
