package report_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"sync"
	"testing"
	"time"

	"wsaccept/server/capture"
	"wsaccept/server/report"
)

// take returns the exchange under token that is there, or nil.
func take(s *report.Store, token string) *capture.Exchange {
	e, _ := s.Take(atOnce(), token)
	return e
}

// atOnce is a context that lets Take look, but not wait.
func atOnce() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

func TestReadOnce(t *testing.T) {
	s := report.NewStore(time.Now)
	first, second := &capture.Exchange{}, &capture.Exchange{}
	s.Put("t", "a", report.LetIn, first)
	s.Put("t", "a", report.LetIn, second)
	if got := take(s, "t"); got != first {
		t.Error("the first exchange under a token must win")
	}
	if got := take(s, "t"); got != nil {
		t.Error("a report was read twice")
	}
	s.Put("t", "a", report.LetIn, second)
	if got := take(s, "t"); got != nil {
		t.Error("a token was used twice")
	}
	if got := take(s, "other"); got != nil {
		t.Error("a report came under a token that nobody used")
	}
}

func TestExpires(t *testing.T) {
	now := time.Unix(0, 0)
	s := report.NewStore(func() time.Time { return now })
	s.Put("a", "a", report.LetIn, &capture.Exchange{})
	now = now.Add(report.Lifetime)
	s.Put("b", "a", report.LetIn, &capture.Exchange{})
	now = now.Add(time.Second)
	if take(s, "a") != nil {
		t.Error("a report outlived its time")
	}
	if take(s, "b") == nil {
		t.Error("a young report is gone")
	}
}

func TestBounded(t *testing.T) {
	const n = 10_000
	for _, test := range []struct {
		addresses, most int
	}{{n, report.MaxEntries}, {1, report.MaxPerAddress}} {
		s := report.NewStore(time.Now)
		for i := range n {
			s.Put(fmt.Sprint(i), fmt.Sprint(i%test.addresses), report.LetIn, &capture.Exchange{})
		}
		kept := 0
		for i := range n {
			if take(s, fmt.Sprint(i)) != nil {
				kept++
				if i < n-test.most {
					t.Fatalf("report %d is older than the %d youngest", i, test.most)
				}
			}
		}
		if kept != test.most {
			t.Errorf("from %d addresses: %d reports kept, want %d", test.addresses, kept, test.most)
		}
	}
}

// However many others send, a report stays: neither refusals from anywhere nor
// handshakes from one address push it out.
func TestFlood(t *testing.T) {
	s := report.NewStore(time.Now)
	mine := &capture.Exchange{}
	s.Put("mine", "honest", report.LetIn, mine)
	for i := range 10_000 {
		s.Put(fmt.Sprint("refused", i), fmt.Sprint(i), report.Refused, &capture.Exchange{})
		s.Put(fmt.Sprint("let in", i), "flood", report.LetIn, &capture.Exchange{})
	}
	if take(s, "mine") != mine {
		t.Error("a flood pushed a report out")
	}
}

// A report that was taken makes room for another of the same address: a page that
// tries hundreds of answers needs that for the slow ones.
func TestTakenMakesRoom(t *testing.T) {
	s := report.NewStore(time.Now)
	slow := &capture.Exchange{}
	s.Put("slow", "a", report.LetIn, slow)
	for i := range 10 * report.MaxPerAddress {
		token := fmt.Sprint(i)
		s.Put(token, "a", report.LetIn, &capture.Exchange{})
		if take(s, token) == nil {
			t.Fatalf("report %d is gone", i)
		}
		s.Put(token, "a", report.LetIn, &capture.Exchange{})
		if take(s, token) != nil {
			t.Fatalf("token %d was used twice", i)
		}
	}
	if take(s, "slow") != slow {
		t.Error("reports that were taken pushed one out")
	}
}

// As many as that wait, no more, and each is woken by its own report alone.
func TestWaiters(t *testing.T) {
	s := report.NewStore(time.Now)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, report.MaxWaiting)
	for i := range report.MaxWaiting {
		go func() {
			_, err := s.Take(ctx, fmt.Sprint(i))
			ended <- err
		}()
	}
	for s.Waiting() < report.MaxWaiting {
		if t.Context().Err() != nil {
			t.Fatal("they do not wait")
		}
		runtime.Gosched()
	}
	if _, err := s.Take(ctx, "one more"); !errors.Is(err, report.ErrBusy) {
		t.Errorf("one more: %v", err)
	}
	e, answer := unanswered(t)
	answer()
	<-e.Answered()
	s.Put("7", "a", report.LetIn, e)
	if err := <-ended; err != nil {
		t.Errorf("number 7: %v", err)
	}
	if n := s.Waiting(); n != report.MaxWaiting-1 {
		t.Errorf("%d still wait", n)
	}
	cancel()
	for range report.MaxWaiting - 1 {
		if err := <-ended; !errors.Is(err, report.ErrNone) {
			t.Errorf("after the end: %v", err)
		}
	}
	if n := s.Waiting(); n != 0 {
		t.Errorf("%d still wait", n)
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
	go func() {
		got, _ := s.Take(ctx, "t")
		taken <- got
	}()

	step := func(what string) {
		select {
		case <-taken:
			t.Fatalf("Take did not wait %s", what)
		case <-time.After(50 * time.Millisecond):
		}
	}
	step("for the report")
	s.Put("another", "a", report.LetIn, &capture.Exchange{})
	step("for its own report")
	s.Put("t", "a", report.LetIn, e)
	step("for the answer")
	answer()
	if got := <-taken; got != e {
		t.Errorf("Take returned %v", got)
	}

	began := time.Now()
	if _, err := s.Take(ctx, "t"); err == nil || time.Since(began) > time.Second {
		t.Error("Take must not wait for a report that was read")
	}
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := s.Take(short, "never"); err == nil || short.Err() == nil {
		t.Error("Take must wait until the context is done")
	}
}

// A server that stays silent is a report, too.
func TestTakeUnanswered(t *testing.T) {
	s := report.NewStore(time.Now)
	e, _ := unanswered(t)
	s.Put("t", "a", report.LetIn, e)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if got, err := s.Take(ctx, "t"); got != e || err != nil {
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
