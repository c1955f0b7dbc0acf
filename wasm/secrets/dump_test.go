package secrets_test

import (
	"encoding/hex"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/wasm/secrets"
)

var update = flag.Bool("update", false, "write what is masked into testdata")

// The bytes that a dump shows are masked like those themselves: among the digits and
// among the characters beside them. The files are what xxd, hexdump, od, tcpdump, curl,
// Netty, libwebsockets and Wireshark write of one request.
func TestDumps(t *testing.T) {
	files, err := filepath.Glob("testdata/dumps/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no dumps", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, _ := secrets.Mask(string(text))
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
			for _, secret := range []string{"S3C", "ET99", "OOKIE", "TTOK"} {
				digits := hex.EncodeToString([]byte(secret))
				if plain := strings.NewReplacer(" ", "", "\n", "").Replace(strings.ToLower(got)); strings.Contains(got, secret) || strings.Contains(plain, digits) {
					t.Errorf("%s is still there", secret)
				}
			}
			if base := filepath.Base(file); base == "xxd.txt" && !strings.Contains(got, "hbXBsZSBub25jZQ=") {
				t.Error("the key is masked")
			}
			if again, _ := secrets.Mask(got); again != got {
				t.Errorf("masked again:\n%s", again)
			}
		})
	}
}
