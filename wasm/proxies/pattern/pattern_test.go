package pattern_test

import (
	"regexp"
	"slices"
	"testing"

	"wsaccept/wasm/proxies/pattern"
)

// Go's regexp, whose leftmost-first matching is that of PCRE, is what this is held against.
func TestLikeRegexp(t *testing.T) {
	for _, p := range []string{
		"^/ws", "^/ws(/|$)", "^/(ws|chat)/(.*)$", `\.(js|css)$`, "^/a.*b$", "^/[a-z0-9_-]+/ws/?$", `^/v\d{1,3}/`, "^(?:/api)?/ws$", "", "^$", "x*?y",
		"^/(?P<room>[^/]+)/socket", "a|ab", "(a*)*b", "[^/]*$", "(?i)^/WS",
	} {
		for _, text := range []string{"/ws", "/ws/", "/chat/room/1", "/static/app.js", "/api/ws", "/v12/x", "/a-b_9/ws", "xxy", "ab", "/aab", "", "/wsx", "/lobby/socket"} {
			want := regexp.MustCompile(p).FindStringSubmatch(text)
			got, matched, known := pattern.Match(p, text, false)
			if !known || matched != (want != nil) || !slices.Equal(got, want) {
				t.Errorf("%q in %q: %q %v %v, want %q", p, text, got, matched, known, want)
			}
		}
	}
}

func TestUnknown(t *testing.T) {
	for _, p := range []string{"^(?!/api)", "(?<=x)y", `(a)\1`, "(", "[a", "a**+", "a{x}", `\bws`} {
		if _, _, known := pattern.Match(p, "/ws", false); known {
			t.Errorf("%q is taken for known", p)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("^/(ws|chat)/(.*)$", "/ws/1")
	f.Fuzz(func(t *testing.T, p, text string) {
		got, matched, known := pattern.Match(p, text, false)
		if !matched || !known {
			return
		}
		if _, err := regexp.Compile(p); err == nil && len(got) == 0 {
			t.Errorf("%q matches %q without captures", p, text)
		}
	})
}

func TestSample(t *testing.T) {
	for expression, want := range map[string]string{
		`/api/v[0-9]+/(users/)?websocket$`: "/api/v0/websocket",
		`^/(socket\.io|sockjs)/`:           "/socket.io/",
		`^/ws/.*$`:                         "/ws/",
		`^/rooms/[^/]+/live`:               "/rooms/a/live",
		`^/chat/\d+$`:                      "/chat/1",
	} {
		if got, ok := pattern.Sample(expression); !ok || got != want {
			t.Errorf("%s: %q, %v, want %q", expression, got, ok, want)
		}
	}
	if got, ok := pattern.Sample(`^/a{3}$`); ok {
		t.Errorf("counted: %q", got)
	}
}

func FuzzSample(f *testing.F) {
	f.Add(`/api/v[0-9]+/(users/)?websocket$`)
	f.Fuzz(func(t *testing.T, expression string) {
		if text, ok := pattern.Sample(expression); ok {
			if _, matched, known := pattern.Match(expression, text, false); !matched || !known {
				t.Errorf("%q does not take %q", expression, text)
			}
		}
	})
}
