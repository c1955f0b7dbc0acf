package report_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"wsaccept/server/capture"
	"wsaccept/server/report"
)

// atOnce is a context that lets Take look, but not wait.
func atOnce() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

func TestReadOnce(t *testing.T) {
	s := report.NewStore(time.Now)
	first, second := &capture.Exchange{}, &capture.Exchange{}
	s.Put("t", first)
	s.Put("t", second)
	if got := s.Take(atOnce(), "t"); got != first {
		t.Error("the first exchange under a token must win")
	}
	if got := s.Take(atOnce(), "t"); got != nil {
		t.Error("a report was read twice")
	}
	s.Put("t", second)
	if got := s.Take(atOnce(), "t"); got != nil {
		t.Error("a token was used twice")
	}
	if got := s.Take(atOnce(), "other"); got != nil {
		t.Error("a report came under a token that nobody used")
	}
}

func TestExpires(t *testing.T) {
	now := time.Unix(0, 0)
	s := report.NewStore(func() time.Time { return now })
	s.Put("a", &capture.Exchange{})
	now = now.Add(report.Lifetime)
	s.Put("b", &capture.Exchange{})
	now = now.Add(time.Second)
	if s.Take(atOnce(), "a") != nil {
		t.Error("a report outlived its time")
	}
	if s.Take(atOnce(), "b") == nil {
		t.Error("a young report is gone")
	}
}

func TestBounded(t *testing.T) {
	s := report.NewStore(time.Now)
	token := func(i int) string { return fmt.Sprint(i) }
	const n = 10_000
	for i := range n {
		s.Put(token(i), &capture.Exchange{})
	}
	kept := 0
	for i := range n {
		if s.Take(atOnce(), token(i)) != nil {
			kept++
			if i < n-report.MaxEntries {
				t.Fatalf("report %d is older than the %d youngest", i, report.MaxEntries)
			}
		}
	}
	if kept != report.MaxEntries {
		t.Errorf("%d reports kept, want %d", kept, report.MaxEntries)
	}
}

// unanswered returns the exchange of a real request, and what answers it.
func unanswered(t *testing.T) (e *capture.Exchange, answer func()) {
	t.Helper()
	exchanges, release := make(chan *capture.Exchange), make(chan struct{})
	server := httptest.NewUnstartedServer(capture.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		exchanges <- capture.Of(r)
		<-release
	})))
	server.Listener = capture.Listener{Listener: server.Listener}
	server.Config.ConnContext = capture.ConnContext
	server.Start()
	t.Cleanup(server.Close)
	go func() {
		if resp, err := http.Get(server.URL); err == nil {
			resp.Body.Close()
		}
	}()
	answer = sync.OnceFunc(func() { close(release) })
	t.Cleanup(answer) // before Close, which waits for the handler
	return <-exchanges, answer
}

func TestTakeWaits(t *testing.T) {
	s := report.NewStore(time.Now)
	e, answer := unanswered(t)
	taken := make(chan *capture.Exchange)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	go func() { taken <- s.Take(ctx, "t") }()

	step := func(what string) {
		select {
		case <-taken:
			t.Fatalf("Take did not wait %s", what)
		case <-time.After(50 * time.Millisecond):
		}
	}
	step("for the report")
	s.Put("another", &capture.Exchange{})
	step("for its own report")
	s.Put("t", e)
	step("for the answer")
	answer()
	if got := <-taken; got != e {
		t.Errorf("Take returned %v", got)
	}

	began := time.Now()
	if s.Take(ctx, "t") != nil || time.Since(began) > time.Second {
		t.Error("Take must not wait for a report that was read")
	}
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if s.Take(short, "never") != nil || short.Err() == nil {
		t.Error("Take must wait until the context is done")
	}
}

// A server that stays silent is a report, too.
func TestTakeUnanswered(t *testing.T) {
	s := report.NewStore(time.Now)
	e, _ := unanswered(t)
	s.Put("t", e)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if s.Take(ctx, "t") != e {
		t.Error("an exchange without an answer was not returned")
	}
}

func TestValidToken(t *testing.T) {
	for token, want := range map[string]bool{
		"AAAAAAAAAAAAAAAAAAAAAA":   true,
		"_-9tAAAAAAAAAAAAAAAAAA":   true,
		"":                         false,
		"AAAA":                     false,
		"AAAAAAAAAAAAAAAAAAAAAA==": false,
		"+/9tAAAAAAAAAAAAAAAAAA":   false,
		"AAAAAAAAAAAAAAAAAAAAAB":   false,
		"AAAAAAAAAAA\nAAAAAAAAAA":  false,
	} {
		if got := report.ValidToken(token); got != want {
			t.Errorf("ValidToken(%q) = %t", token, got)
		}
	}
}
