package paste_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"wsaccept/wasm/paste"
	"wsaccept/wasm/secrets"
)

// carriers are fields with a secret, to stand where a form has Sec-WebSocket-Version.
// Between « and » is what must be masked.
var carriers = []struct{ name, value string }{
	{"Authorization", "«Bearer S3CRET99»"},
	{"Authorization", "«Basic dXNlcjpTM0NSRVQ5OQ==»"},
	{"Authorization", "«Token S3CRET99»"},
	{"Authorization", "«ApiKey S3CRET99»"},
	{"Authorization", "«S3CRET99»"},
	{"Authorization", "«Digest username=bob, response=S3CRET99»"},
	{"Proxy-Authorization", "«Basic dXNlcjpTM0NSRVQ5OQ==»"},
	{"Proxy-Authorization", "«Negotiate S3CRET99abcd»"},
	{"Cookie", "«sid=S3CRET99; theme=dark»"},
	{"Cookie", "«S3CRET99»"},
	{"Set-Cookie", "«sid=S3CRET99; Path=/; HttpOnly»"},
	{"X-Api-Key", "«S3CRET99»"},
	{"X-Auth-Token", "«S3CRET99»"},
	{"X-Csrf-Token", "«S3CRET99»"},
	{"X-Forwarded-Access-Token", "«S3CRET99»"},
	{"X-Hub-Signature-256", "«sha256=S3CRET99»"},
	{"X-Upstream", "Bearer «S3CRET99»"},
	{"X-Any", "«ghp_16C7e42F292c6912E7710c838347Ae178B4a»"},
}

// versionIn finds the field Sec-WebSocket-Version as any form prints it: its name, what
// stands between, and the value.
var versionIn = regexp.MustCompile(`(?is)(sec([-_])websocket[-_]version)(.{1,60}?)\b(13)\b`)

// beside are the signs and line ends at the ends of a value that may be masked with it.
const beside = "\"'`^.[](){}<>\r\n\\ +"

// Whatever prints a field, its secret is masked there, and nothing beside it is.
func TestSecretsInForms(t *testing.T) {
	files, _ := filepath.Glob("testdata/printed/*.txt")
	more, _ := filepath.Glob("testdata/*.txt")
	tried := 0
	for _, file := range append(files, more...) {
		input, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		at := versionIn.FindSubmatchIndex(input)
		if at == nil {
			continue
		}
		tried++
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text := string(input)
			rest, _ := secrets.Mask(text)
			for _, c := range carriers {
				before := text[:at[2]] + spelled(c.name, text[at[2]:at[3]]) + text[at[6]:at[7]]
				whole := before + strings.NewReplacer("«", "", "»", "").Replace(c.value) + text[at[9]:]
				got, _ := secrets.Mask(whole)
				switch shown := around(got, at[2], len(whole)-len(text)+at[9]); {
				case !strings.HasPrefix(got, rest[:at[2]]):
					t.Errorf("%s: %s masks what is before it: %s", c.name, c.value, shown)
				case strings.Contains(got, "S3CRET") || strings.Contains(got, "M0NSRVQ5") || strings.Contains(got, "16C7e42F"):
					t.Errorf("%s: %s is not masked: %s", c.name, c.value, shown)
				case !strings.HasSuffix(got, strings.TrimLeft(rest[at[9]:], beside)):
					t.Errorf("%s: %s masks what is behind it: %s", c.name, c.value, shown)
				}
				found := paste.Find(whole, paste.Either)
				for _, part := range []paste.Part{found.Request, found.Response} {
					if shown, _ := secrets.Mask(part.Text); strings.Contains(shown, "S3CRET") {
						t.Errorf("%s: %s is not masked in what is read: %q", c.name, c.value, shown)
					}
				}
			}
		})
	}
	if tried < 50 {
		t.Errorf("%d forms", tried)
	}
}

// spelled writes name as like is written.
func spelled(name, like string) string {
	if strings.Contains(like, "_") {
		name = strings.ReplaceAll(name, "-", "_")
	}
	switch like {
	case strings.ToLower(like):
		return strings.ToLower(name)
	case strings.ToUpper(like):
		return strings.ToUpper(name)
	}
	return name
}

// around is text between two offsets, with what is near them.
func around(text string, from, to int) string { return text[max(0, from-40):min(len(text), to+60)] }
