package e2e

import (
	"context"
	"sync"
	"testing"

	"wsaccept/web/e2e/browsers"
)

// chromiums are the browsers that tests share: as many as are needed at the same time.
var chromiums shared

// shared starts a browser when all the others are taken. A test has its own until it
// ends, so that its tab is in front, which alone has frames and a clipboard.
type shared struct {
	path string

	mu    sync.Mutex
	idle  []context.Context
	stops []func()
}

// take returns the context of a browser that is t's until t ends.
func (s *shared) take(t *testing.T) context.Context {
	t.Helper()
	browser, err := s.one()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.put(browser) })
	return browser
}

func (s *shared) one() (context.Context, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if last := len(s.idle) - 1; last >= 0 {
		browser := s.idle[last]
		s.idle = s.idle[:last]
		return browser, nil
	}
	browser, stop, err := browsers.StartChromium(s.path)
	s.stops = append(s.stops, stop)
	return browser, err
}

func (s *shared) put(browser context.Context) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.idle = append(s.idle, browser)
}

// stop ends all of them.
func (s *shared) stop() {
	for _, stop := range s.stops {
		stop()
	}
}
