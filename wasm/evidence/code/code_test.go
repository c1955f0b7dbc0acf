package code_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/wasm/evidence/code"
)

// Programs of many languages, each with the ids of what is wrong in it, or none.
func TestPrograms(t *testing.T) {
	data, err := os.ReadFile("testdata/programs.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(data), "=== ")[1:] {
		head, program, _ := strings.Cut(part, "\n")
		name, want, _ := strings.Cut(head, ":")
		var got []string
		for _, r := range code.Remarks(program) {
			got = append(got, r.ID)
			if r.Span.Start < 0 || r.Span.Start >= r.Span.End || r.Span.End > len(program) || !strings.HasSuffix(r.Title, ".") || !strings.HasSuffix(r.Fix, ".") {
				t.Errorf("%s: %+v", name, r)
			}
		}
		if strings.Join(got, " ") != strings.TrimSpace(want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// Right programs, and programs that are about something else, are left alone.
func TestNothingWrong(t *testing.T) {
	files, err := filepath.Glob("../../snippets/*/*")
	if err != nil || len(files) < 20 {
		t.Fatal(files, err)
	}
	others, _ := filepath.Glob("../../*/*.go")
	others = append(others, "../../../README.md", "../../../CHANGELOG.md")
	for _, file := range files {
		if !strings.HasSuffix(file, "hints.txt") {
			others = append(others, file)
		}
	}
	for _, file := range others {
		data, err := os.ReadFile(file)
		if err != nil || strings.HasSuffix(file, "_test.go") || strings.Contains(file, "/gallery/") || strings.Contains(file, "/lab/") { // these write wrong responses

			continue
		}
		for _, r := range code.Remarks(string(data)) {
			t.Errorf("%s: %+v %.80q", file, r, string(data)[r.Span.Start:])
		}
	}
}

// No text makes it fail, and it takes time in proportion to the text.
func TestAnyText(t *testing.T) {
	pieces := []string{"HTTP/1.1 101 Switching Protocols", "\"", "'", "`", "\\r\\n", "\n", "Sec-WebSocket-Accept: ", "Upgrade: ", "join(", "]", ", ", "258EAFA5-", "strlen(", "sum", ")", "<<", "// ", "/*", "sha1("}
	random := rand.New(rand.NewPCG(6455, 14))
	for range 2000 {
		text := ""
		for range 30 {
			text += pieces[random.IntN(len(pieces))]
		}
		for _, r := range code.Remarks(text) {
			if r.Span.Start < 0 || r.Span.End > len(text) || r.Span.Start > r.Span.End {
				t.Fatalf("%q: %+v", text, r)
			}
		}
	}
	for _, piece := range append(pieces, "socket.write(\"HTTP/1.1 101 Switching Protocols\\nUpgrade: websocket\\n\")\n", "strlen(sum); 258EAFA5 ") {
		code.Remarks(strings.Repeat(piece, 200_000/len(piece)))
	}
}

// No text makes it fail, whatever its language; a place that it names is in the text.
func FuzzRemarks(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*.txt")
	if err != nil || len(files) < 22 {
		f.Fatal(files, err)
	}
	for _, file := range append(files, "testdata/programs.txt") {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "=== ")[1:] {
			_, program, _ := strings.Cut(part, "\n")
			f.Add(program)
		}
	}
	f.Add("<<EOF2!\nHTTP 101 000000000\nEOF2")                                   // a here-document below its statement
	f.Add("\"HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: x\\r\\n: y\"")       // a field without a name
	f.Add("\"HTTP/1.1 101 \xff\xff\xff\xff\xff\xff\xff\xffUpgrade: websocket\"") // no UTF-8
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range code.Remarks(text) {
			if r.Span.Start < 0 || r.Span.Start >= r.Span.End || r.Span.End > len(text) || r.Title == "" || r.Fix == "" {
				t.Fatalf("%+v", r)
			}
		}
		code.IsProgram(text)
	})
}
