// Package report keeps the exchanges of the last minute for the pages that
// caused them. A page names its handshake with a random token and asks for the
// exchange by that token, once.
package report

import (
	"context"
	"encoding/base64"
	"strings"
	"sync"
	"time"

	"wsaccept/server/capture"
)

const (
	// MaxEntries is how many exchanges are kept; the oldest goes first.
	MaxEntries = 1024
	// Lifetime is how long an exchange is kept.
	Lifetime = time.Minute
)

// ValidToken reports whether token is 128 bits in base64url without padding.
func ValidToken(token string) bool {
	_, err := base64.RawURLEncoding.Strict().DecodeString(token)
	return err == nil && len(token) == 22 && !strings.ContainsAny(token, "\r\n")
}

// Store keeps exchanges by token. All methods may be called at the same time.
type Store struct {
	now func() time.Time

	mu      sync.Mutex
	entries map[string]*capture.Exchange // nil for one that was taken
	order   []arrival                    // oldest first; may name entries that are gone
	added   chan struct{}                // closed, and made anew, with each Put
}

type arrival struct {
	token string
	at    time.Time
}

// NewStore returns an empty store that takes the time from now.
func NewStore(now func() time.Time) *Store {
	return &Store{now: now, entries: map[string]*capture.Exchange{}, added: make(chan struct{})}
}

// Put keeps e under token, unless token was used already: the first one wins, so
// that nobody can replace another's report.
func (s *Store) Put(token string, e *capture.Exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expire()
	if _, taken := s.entries[token]; taken {
		return
	}
	if len(s.order) >= MaxEntries {
		s.dropOldest()
	}
	s.entries[token] = e
	s.order = append(s.order, arrival{token, s.now()})
	close(s.added)
	s.added = make(chan struct{})
}

// Take returns the exchange under token and forgets it. It waits for the
// exchange to be put, and to be answered, until ctx is done; it then returns
// what there is, nil if nothing. It does not wait for one that was taken before.
func (s *Store) Take(ctx context.Context, token string) *capture.Exchange {
	for {
		e, taken, added := s.look(token)
		if taken {
			return nil
		}
		if e == nil {
			select {
			case <-added:
				continue
			case <-ctx.Done():
				return nil
			}
		}
		select {
		case <-e.Answered():
		case <-ctx.Done():
		}
		return s.take(token)
	}
}

// look returns the exchange under token, nil if there is none, whether there was
// one that has been taken, and what is closed when another comes.
func (s *Store) look(token string) (e *capture.Exchange, taken bool, added <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expire()
	e, known := s.entries[token]
	return e, known && e == nil, s.added
}

// take returns the exchange under token, to the first who asks. The nil that it
// leaves stays until it expires, so that the token is not used again.
func (s *Store) take(token string) *capture.Exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.entries[token]
	if e != nil {
		s.entries[token] = nil
	}
	return e
}

// expire forgets what is older than Lifetime.
func (s *Store) expire() {
	for len(s.order) > 0 && s.now().Sub(s.order[0].at) > Lifetime {
		s.dropOldest()
	}
}

func (s *Store) dropOldest() {
	delete(s.entries, s.order[0].token)
	s.order = s.order[1:]
}
