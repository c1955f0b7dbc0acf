package page

import (
	"strconv"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/home"
	"wsaccept/wasm/paste"
	"wsaccept/wasm/programs"
)

// BenchmarkView is the work of one keystroke: all of the page's HTML.
func BenchmarkView(b *testing.B) {
	for b.Loop() {
		View(Default(), effect.Page)
	}
}

// BenchmarkFaulty is the work of a keystroke in a handshake with many faults, of each
// of which it is told what programs do.
func BenchmarkFaulty(b *testing.B) {
	request, response := home.Sample(Default().Key)
	request = strings.NewReplacer("GET", "POST", "Upgrade: websocket\r\n", "", "Version: 13", "Version: 8", "Host: ", "Host : ", "\r\n", "\n").Replace(request)
	response = strings.NewReplacer("s3pP", "x3pP", "Upgrade: websocket\r\n", "", "chat", "soap", "\r\n", "\n").Replace(response)
	for i := 0; b.Loop(); i++ {
		View(State{Draft: ownDraft(strings.Replace(request, "/chat", "/chat"+strconv.Itoa(i), 1), response, true, true)}, effect.Page)
	}
}

// BenchmarkPaste is the work of one paste: a copy of DevTools' Headers panel with
// 200 lines.
func BenchmarkPaste(b *testing.B) {
	var dump strings.Builder
	request, response := home.Sample(Default().Key)
	dump.WriteString("General\nRequest URL: wss://example.com/chat\nRequest Method: GET\nStatus Code: 101 Switching Protocols\nResponse Headers\n")
	_, fields, _ := strings.Cut(response, "\r\n")
	dump.WriteString(strings.ReplaceAll(strings.TrimRight(fields, "\r\n"), "\r", "") + "\nRequest Headers\n")
	_, fields, _ = strings.Cut(request, "\r\n")
	dump.WriteString(strings.ReplaceAll(strings.TrimRight(fields, "\r\n"), "\r", ""))
	for i := range 185 {
		dump.WriteString("\nX-Field-" + strconv.Itoa(i) + ": " + strings.Repeat("value ", 8))
	}
	text := dump.String()
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			paste.Find(text, paste.Request)
		}
	})
	s := Default().WithRequest(text)
	pair := s.result().Pair
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			handshake.Check(pair)
		}
	})
	b.Run("predict", func(b *testing.B) {
		for b.Loop() {
			programs.Clients(pair)
			programs.Servers(pair.Request)
		}
	})
	b.Run("view", func(b *testing.B) {
		for b.Loop() {
			View(s, effect.Page)
		}
	})
}
