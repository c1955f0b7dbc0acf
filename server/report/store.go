package report

import (
	"context"
	"errors"
	"sync"
	"time"

	"wsaccept/server/capture"
)

// Bounds of a Store.
const (
	// MaxEntries is how many exchanges of each Kind are kept.
	MaxEntries = 1024
	// MaxPerAddress is how many of them are from one address.
	MaxPerAddress = 64
	// MaxWaiting is how many may wait for a report at once.
	MaxWaiting = 256
	// Lifetime is how long an exchange is kept.
	Lifetime = time.Minute
)

// Kind says what became of the handshake of an exchange. Each has a shelf of its
// own: refusals cost a sender nothing, so however many there are, they can't push
// out the report of a handshake that was let in.
type Kind int

// The kinds.
const (
	LetIn Kind = iota
	Refused
	kinds
)

// Why Take returns no exchange.
var (
	ErrNone = errors.New("there is no such report, or it has been read already")
	ErrBusy = errors.New("too many pages wait for reports")
)

// Store keeps exchanges by token. All methods may be called at the same time.
type Store struct {
	now func() time.Time

	mu      sync.Mutex
	entries map[string]*entry
	shelves [kinds]shelf
	taken   shelf               // entries that were taken
	waiting map[string]*waiters // by the token that they wait for
	waits   int                 // of all of them
}

// entry is an exchange, or the place of one that was taken, which stays until it
// expires, so that its token is not used again.
type entry struct {
	token, address string
	kind           Kind
	at             time.Time
	exchange       *capture.Exchange // nil if it was taken
}

type waiters struct {
	n   int
	put chan struct{} // closed when the exchange comes
}

// NewStore returns an empty store that takes the time from now.
func NewStore(now func() time.Time) *Store {
	return &Store{now: now, entries: map[string]*entry{}, waiting: map[string]*waiters{}}
}

// Put keeps e, which came from address, under token, unless token was used
// already: the first one wins, so that nobody can replace another's report. When
// there is no room, the oldest one of the same kind goes, of the same address if
// that has its share already.
func (s *Store) Put(token, address string, kind Kind, e *capture.Exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expire()
	if s.entries[token] != nil {
		return
	}
	added := &entry{token, address, kind, s.now(), e}
	s.put(&s.shelves[kind], added)
	s.entries[token] = added
	if w := s.waiting[token]; w != nil {
		delete(s.waiting, token)
		close(w.put)
	}
}

// Take returns the exchange under token and forgets it. It waits for the
// exchange to be put, and to be answered, until ctx is done; it then returns
// what there is. It returns ErrNone at once if it was taken before, and ErrBusy if
// too many wait already.
func (s *Store) Take(ctx context.Context, token string) (*capture.Exchange, error) {
	e, wait, err := s.look(token)
	if err != nil {
		return nil, err
	}
	if wait != nil {
		select {
		case <-wait.put:
		case <-ctx.Done():
		}
		s.leave(token, wait)
		if e, err = s.peek(token); err != nil {
			return nil, err
		}
	}
	select {
	case <-e.Answered():
	case <-ctx.Done():
	}
	return s.take(token)
}

// Waiting returns how many wait for reports that have not come.
func (s *Store) Waiting() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.waits
}

// look returns the exchange under token, or what to wait on.
func (s *Store) look(token string) (*capture.Exchange, *waiters, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expire()
	if s.entries[token] != nil {
		e, err := s.exchange(token)
		return e, nil, err
	}
	if s.waits >= MaxWaiting {
		return nil, nil, ErrBusy
	}
	w := s.waiting[token]
	if w == nil {
		w = &waiters{put: make(chan struct{})}
		s.waiting[token] = w
	}
	w.n++
	s.waits++
	return nil, w, nil
}

// leave takes one off those who wait on w.
func (s *Store) leave(token string, w *waiters) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waits--
	if w.n--; w.n == 0 && s.waiting[token] == w {
		delete(s.waiting, token)
	}
}

func (s *Store) peek(token string) (*capture.Exchange, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.exchange(token)
}

// take returns the exchange under token, to the first who asks.
func (s *Store) take(token string) (*capture.Exchange, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, err := s.exchange(token)
	if err == nil {
		kept := s.entries[token]
		kept.exchange = nil
		s.shelves[kept.kind].remove(kept)
		kept.address, kept.at = "", s.now() // it takes the room of nobody's reports
		s.put(&s.taken, kept)
	}
	return e, err
}

// put puts e on a shelf, and forgets what goes for it.
func (s *Store) put(on *shelf, e *entry) {
	if dropped := on.add(e); dropped != nil {
		delete(s.entries, dropped.token)
	}
}

// exchange returns the exchange under token. s.mu must be held.
func (s *Store) exchange(token string) (*capture.Exchange, error) {
	if kept := s.entries[token]; kept != nil && kept.exchange != nil {
		return kept.exchange, nil
	}
	return nil, ErrNone
}

// expire forgets what is older than Lifetime.
func (s *Store) expire() {
	then := s.now().Add(-Lifetime)
	for _, on := range []*shelf{&s.shelves[LetIn], &s.shelves[Refused], &s.taken} {
		for _, dropped := range on.expire(then) {
			delete(s.entries, dropped.token)
		}
	}
}
