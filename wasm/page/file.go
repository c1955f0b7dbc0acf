package page

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/verdict"
	"wsaccept/wasm/pcap"
)

// maxFile is how large a file may be that is put into the editor. The command line
// reads larger ones.
const maxFile = 4 << 20

// chooseFile reads a file, if it is not too large for the page.
func (t *turn) chooseFile(e event.FileChosen) {
	if e.Size > maxFile {
		t.Notice = e.Name + " is larger than 4 MiB, which is too much for this page. The command line reads it: wsaccept check FILE."
		return
	}
	t.do(effect.ReadFile{})
}

// useFile puts what is in a file into the editor for the request, as if it had been
// pasted.
func (t *turn) useFile(e event.FileRead) {
	text := strings.TrimPrefix(e.Data, "\uFEFF")
	if pcap.Is(e.Data) { // which an editor holds as base64
		text = base64.StdEncoding.EncodeToString([]byte(e.Data))
	}
	switch {
	case e.Err != "":
		t.Notice = e.Name + " could not be read. The browser says: " + e.Err
		return
	case !utf8.ValidString(text), strings.IndexByte(text, 0) >= 0:
		t.Notice = e.Name + " is neither a text in UTF-8 nor a capture of packets, so this page can't read it."
		return
	}
	if !pcap.Is(e.Data) && t.route(text) {
		return
	}
	t.replace(t.Draft.Own && t.Draft.Example == "", func() { t.Draft = ownDraft(text, "", true, false) })
	t.Announced = JudgeSummary(t.State)
	t.pieces.opened = false
	t.findPieces()
	t.jump(verdict.Title)
}
