package report_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"wsaccept/server/capture"
	"wsaccept/server/report"
)

// at once is a context that lets Take look, but not wait.
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

func TestTakeWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := report.NewStore(time.Now)
		e := &capture.Exchange{}
		go func() {
			time.Sleep(time.Second)
			s.Put("another", &capture.Exchange{})
			time.Sleep(time.Second)
			s.Put("t", e)
		}()
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		if s.Take(ctx, "t") != e {
			t.Error("Take did not wait for the report")
		}
		if s.Take(ctx, "never") != nil || ctx.Err() == nil {
			t.Error("Take must wait until the context is done, and no longer")
		}
	})
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
