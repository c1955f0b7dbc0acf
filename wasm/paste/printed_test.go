package paste_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/wasm/paste"
)

var update = flag.Bool("update", false, "write what is found into testdata")

// TestPrinted holds what is found in what programs print of handshakes: the files in
// testdata/printed, with what is found beside them.
func TestPrinted(t *testing.T) {
	files, err := filepath.Glob("testdata/printed/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			input, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f := paste.Find(string(input), paste.Either)
			check(t, string(input), f)
			got := "form: " + f.Form + "\naddress: " + f.URL.Text + "\nrequest: " + shown(f.Request) + "\nresponse: " + shown(f.Response) + "\n" +
				"end: " + string(f.End) + "\n" + strings.Join(f.Notes, "\n") + "\n"
			golden := strings.TrimSuffix(file, ".txt") + ".want"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// shown is a part with its line ends to be seen.
func shown(p paste.Part) string {
	text := strings.ReplaceAll(p.Text, "\r\n", "⏎")
	if len(p.Hidden) > 0 {
		text += " (without " + strings.Join(p.Hidden, ", ") + ")"
	}
	return text
}
