package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/verdict"
)

// A text with several handshakes is listed after a pause; each is opened by a click, and
// the list stays until another text comes.
func TestSeveralInSession(t *testing.T) {
	text, err := os.ReadFile("../judge/testdata/several/server-log.txt")
	if err != nil {
		t.Fatal(err)
	}
	b := openTab(t, plainFiles{}, "")
	b.settle()
	b.typeIn(RequestField, string(text))
	b.wait(100 * time.Millisecond)
	is(t, "the list before a pause", b.text("several"), "")
	b.settle()
	b.sees("several", "3 handshakes in this text: 2 of them fail.")
	b.sees("announce", "3 handshakes in this text")
	if b.hidden["answer"] || !b.hidden["judged"] || !b.hidden["judged-details"] {
		t.Error("the list is hidden, or it is not told which of the handshakes is judged")
	}
	b.take(event.PieceOpened{Number: 2})
	if b.hidden["judged"] {
		t.Error("the verdict on the one that was opened is hidden")
	}
	if html, _ := b.island("several"); strings.Count(html, "aria-current") != 1 {
		t.Errorf("the list does not tell which is opened: %s", html)
	}
	b.sees("judgement", "403")
	is(t, "the focus", b.focus, verdict.Title)
	is(t, "steps in the history", b.pushed, 0)
	b.typeIn(RequestField, b.fields[RequestField]+"\n")
	b.settle()
	b.sees("several", "3 handshakes in this text")
	b.take(event.PieceOpened{Number: 1})
	b.sees("several", "3 handshakes in this text")
	b.take(event.PieceOpened{Number: 9}) // there is none
	b.typeIn(RequestField, "GET /other HTTP/1.1\nHost: b\nX: 1\n\n")
	b.settle()
	is(t, "the list after another text", b.text("several"), "")
	b.take(event.PieceOpened{Number: 1})
	b.sees(RequestField, "GET /other")
}

// A long list is made a few at a time, and given up when another text comes.
func TestManyHandshakes(t *testing.T) {
	one := "GET /%d HTTP/1.1\nHost: a\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Key: " + sampleKey + "\nSec-WebSocket-Version: 13\n\nHTTP/1.1 403 Forbidden\nContent-Length: 0\n\n"
	b := openTab(t, plainFiles{}, "")
	b.settle()
	b.typeIn(RequestField, strings.Repeat(one, 300))
	b.wait(pause + 16*time.Millisecond)
	is(t, "the list is complete at once", b.state.pieces.list.Left() == 0, false)
	before := len(b.state.pieces.list.Handshakes)
	b.settle()
	b.sees("several", "300 handshakes in this text: all of them fail.")
	if before == 0 || before > 200 {
		t.Errorf("%d were judged at a time", before)
	}
	b.typeIn(RequestField, strings.Repeat(one, 200))
	b.wait(pause + 16*time.Millisecond)
	b.click(ClearEditors)
	b.settle()
	is(t, "the list", b.text("several"), "")
}

func TestFiles(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	b.settle()
	b.take(event.FileChosen{Name: "a.log", Size: 100})
	b.take(event.FileRead{Name: "a.log", Data: "\uFEFFHTTP/1.1 403 Forbidden\r\n\r\n"})
	b.sees(RequestField, "HTTP/1.1 403 Forbidden\n\n")
	b.sees("judgement", "403")
	b.settle()
	b.take(event.FileRead{Name: "b.bin", Data: "a\x00\xff"})
	b.sees("notice", "b.bin is neither a text in UTF-8 nor a capture of packets")
	b.take(event.FileRead{Name: "c.log", Err: "NotReadableError"})
	b.sees("notice", "c.log could not be read. The browser says: NotReadableError")
	is(t, "files that are read", b.files, 1)
	b.take(event.FileChosen{Name: "d.har", Size: 5 << 20})
	b.sees("notice", "d.har is larger than 4 MiB")
	is(t, "files that are read", b.files, 1)

	// A capture is in the editor as base64, and its handshakes byte for byte.
	captures, err := filepath.Glob("../*/testdata/*.pcap*")
	more, _ := filepath.Glob("../*/testdata/*/*.pcap*")
	if captures = append(captures, more...); err != nil || len(captures) == 0 {
		t.Fatal("no captures", err)
	}
	listed := 0
	for _, name := range captures {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b := openTab(t, plainFiles{}, "")
		b.settle()
		b.take(event.FileRead{Name: name, Data: string(data)})
		b.settle()
		list := judge.Each(string(data))
		if len(list.Handshakes) > 1 {
			listed++
			b.take(event.PieceOpened{Number: 1})
			sent, _, _ := list.Handshakes[0].Bytes()
			is(t, name, b.state.Draft.Request, sent)
		}
	}
	if listed == 0 {
		t.Error("no capture has several handshakes")
	}
}
