package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// What an address stands behind, in the words of the tools and of scripts.
var urlLabels = []string{"Request URL", "Full request URI", "new WebSocket("}

// findURL returns the address that src names as the handshake's, or nothing.
func findURL(src *source) Part {
	for _, label := range urlLabels {
		for rest := src.Text; ; {
			i := strings.Index(rest, label)
			if i < 0 {
				break
			}
			rest = rest[i+len(label):]
			trimmed := strings.TrimLeft(rest, " \t\r\n:\"'`[")
			start := len(src.Text) - len(trimmed)
			if n := urlLen(trimmed); n > 0 {
				return src.sub(handshake.Span{Start: start, End: start + n})
			}
			rest = trimmed
		}
	}
	return src.lastCommand().url
}

// urlLen returns the length of the address that text begins with, or 0.
func urlLen(text string) int {
	host := 0
	for _, scheme := range []string{"wss://", "ws://", "https://", "http://"} {
		if hasPrefixFold(text, scheme) {
			host = len(scheme)
		}
	}
	if host == 0 || strings.HasPrefix(text[host:], "HOST") { // a placeholder
		return 0
	}
	end := host
	for end < len(text) && text[end] > ' ' && strings.IndexByte("\"'`<>()[]{}^\\|", text[end]) < 0 {
		end++
	}
	if strings.HasPrefix(text[host:], "[") { // an IPv6 address
		if i := strings.IndexByte(text[host:], ']'); i > 0 && i < 48 {
			end = host + i + 1
			for end < len(text) && text[end] > ' ' && strings.IndexByte("\"'`<>()[]{}^\\|", text[end]) < 0 {
				end++
			}
		}
	}
	for end > host && strings.IndexByte(".,;:!", text[end-1]) >= 0 {
		end--
	}
	if end == host {
		return 0
	}
	return end
}

// strayURL returns the first address of a WebSocket in the runs of input that
// nothing was made of.
func strayURL(input string, runs []handshake.Span) handshake.Span {
	for _, run := range runs {
		text := run.Of(input)
		for at := 0; ; {
			i := strings.Index(text[at:], "://")
			if i < 0 {
				break
			}
			at += i
			for _, scheme := range []string{"wss", "ws"} {
				start := at - len(scheme)
				if start < 0 || !handshake.EqualFold(text[start:at], scheme) || start > 0 && isLetter(text[start-1]) {
					continue
				}
				if n := urlLen(text[start:]); n > 0 {
					return handshake.Span{Start: run.Start + start, End: run.Start + start + n}
				}
			}
			at += len("://")
		}
	}
	return handshake.Span{}
}
