package report_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
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
	synctest.Test(t, func(t *testing.T) {
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
		synctest.Wait()
		if n := s.Waiting(); n != report.MaxWaiting {
			t.Fatalf("%d wait", n)
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
	})
}

// one is a listener for one connection.
type one struct{ accepted chan net.Conn }

func (l one) Accept() (net.Conn, error) {
	c, open := <-l.accepted
	if !open {
		return nil, net.ErrClosed
	}
	return c, nil
}

func (l one) Close() error   { return nil }
func (l one) Addr() net.Addr { return &net.TCPAddr{} }

// unanswered returns the exchange of a real request, and what answers it.
func unanswered(t *testing.T) (e *capture.Exchange, answer func()) {
	t.Helper()
	exchanges, release := make(chan *capture.Exchange), make(chan struct{})
	server := &http.Server{
		Handler: capture.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			exchanges <- capture.Of(r)
			<-release
		})),
		ConnContext: capture.ConnContext,
	}
	listener := one{make(chan net.Conn)}
	served := make(chan error)
	go func() { served <- server.Serve(capture.Listener{Listener: listener}) }()
	client, ours := net.Pipe()
	go func() {
		listener.accepted <- ours
		io.WriteString(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
		io.Copy(io.Discard, client)
	}()
	answer = sync.OnceFunc(func() { close(release) })
	t.Cleanup(func() {
		answer()
		client.Close()
		close(listener.accepted)
		<-served
		server.Close()
	})
	return <-exchanges, answer
}

func TestTakeWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := report.NewStore(time.Now)
		e, answer := unanswered(t)
		taken := make(chan *capture.Exchange, 1)
		go func() {
			got, _ := s.Take(t.Context(), "t")
			taken <- got
		}()
		step := func(what string) {
			synctest.Wait()
			if len(taken) > 0 {
				t.Fatalf("Take did not wait %s", what)
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
		if _, err := s.Take(t.Context(), "t"); err == nil || time.Since(began) > 0 {
			t.Error("Take must not wait for a report that was read")
		}
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := s.Take(short, "never"); err == nil || time.Since(began) != time.Second {
			t.Errorf("Take must wait until the context is done, and waited for %v", time.Since(began))
		}
	})
}

// A server that stays silent is a report, too.
func TestTakeUnanswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := report.NewStore(time.Now)
		e, _ := unanswered(t)
		s.Put("t", "a", report.LetIn, e)
		began := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if got, err := s.Take(ctx, "t"); got != e || err != nil || time.Since(began) != time.Second {
			t.Errorf("%v, %v after %v, want an exchange without an answer after a second", got, err, time.Since(began))
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
