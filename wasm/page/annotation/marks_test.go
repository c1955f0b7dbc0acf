package annotation

import (
	"testing"

	"wsaccept/wasm/handshake"
)

func TestMarks(t *testing.T) {
	m := marks{{handshake.Span{Start: 2, End: 6}, handshake.Warning}, {handshake.Span{Start: 4, End: 5}, handshake.Error}}
	got := m.show("abcdefgh", handshake.Span{Start: 1, End: 8}, false).HTML()
	want := `b<mark class="warning">cd</mark><mark class="error">e</mark><mark class="warning">f</mark>gh`
	if got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
