package e2e

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// Whatever answers in place of the server, the page says so and lives on.
func TestServerSaysNonsense(t *testing.T) {
	t.Parallel()
	const (
		info   = `{"voices":[{"id":"double","server":"a test double"}],"lab":false,"report":"fetch"}`
		report = `{"request":"R0VUIC8gSFRUUC8xLjENCg0K","response":"SFRUUC8xLjEgMTAxIFgNCg0K","redacted":[],"truncated":false,"unsent":0,"other":null}`
	)
	b := newTab(t)
	alive := func(name string) {
		t.Helper()
		b.enter("x3JJHMbDL1EzLkh9GBhXDw==")
		b.waitText("accept", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
		b.enter("dGhlIHNhbXBsZSBub25jZQ==")
		b.waitText("accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
		if notice := b.text("notice"); strings.Contains(notice, "failed") {
			t.Errorf("%s: the page says %q", name, notice)
		}
	}
	for _, bad := range []string{
		`{"voices":[null]}`, `{"voices":{}}`, `{"voices":"x"}`, `{"voices":[1]}`, `{"voices":[[]]}`, `{"voices":[{"id":1}]}`, `{"voices":null}`,
		`{"voices":[]}`, `{"voices":{"length":3}}`, `{"voices":[{"id":null,"server":{}}]}`,
		strings.Replace(info, "false", `"no"`, 1), strings.Replace(info, `"fetch"`, "[]", 1),
	} {
		url := host(t, instead("/endpoint", bad))
		b.open(url)
		b.waitText("live", "says what this page does not expect")
		alive(bad)
	}
	for _, bad := range []string{
		`{}`, `{"request":1}`, `[]`, `null`, `1`, `""`, `{`, "",
		strings.Replace(report, `"R0VU`, `"!`, 1), strings.Replace(report, "[]", "[null]", 1), strings.Replace(report, "[]", `{"length":1e9}`, 1),
		strings.Replace(report, "null", "1", 1), strings.Replace(report, "null", "[]", 1), strings.Replace(report, "null", `{"server":1}`, 1),
		strings.Replace(report, "false", "0", 1), strings.Replace(report, `"unsent":0`, `"unsent":"0"`, 1),
	} {
		url := host(t, instead("/endpoint/report/", bad))
		b.open(url)
		b.waitText("live", "a test double")
		b.compare()
		b.wait(`/does not expect|did not answer/.test(document.getElementById("live").textContent)`)
		alive(bad)
	}
}

// instead is the double, which answers with body at paths that begin with path.
func instead(path, body string) http.Handler {
	right := double(func(response string) string { return response })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == path || strings.HasSuffix(path, "/") && strings.HasPrefix(r.URL.Path, path) {
			io.WriteString(w, body)
			return
		}
		right.ServeHTTP(w, r)
	})
}
