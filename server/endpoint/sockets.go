package endpoint

import (
	"context"
	"sync"

	"github.com/coder/websocket"
)

const stopReason = "the server is shutting down"

// sockets are those that are open. http.Server.Shutdown knows nothing of
// connections that became WebSockets.
type sockets struct {
	mu       sync.Mutex
	open     map[leaver]bool
	stopping chan struct{}  // closed when no more may open
	handlers sync.WaitGroup // those that may still open one, or have one
}

// leaver is an open socket that can be told to go.
type leaver interface {
	// Goodbye sends a close frame with code and reason, of 123 bytes at most, and
	// closes.
	Goodbye(code websocket.StatusCode, reason string)
}

func newSockets() *sockets {
	return &sockets{open: map[leaver]bool{}, stopping: make(chan struct{})}
}

// enter counts a handler that is about to open a socket, unless the server stops.
// It must call handlers.Done when it ends.
func (s *sockets) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopped() {
		return false
	}
	s.handlers.Add(1)
	return true
}

// add keeps a socket that has opened, until remove is called.
func (s *sockets) add(one leaver) (remove func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open[one] = true
	if s.stopped() {
		go one.Goodbye(websocket.StatusGoingAway, stopReason)
	}
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.open, one)
	}
}

func (s *sockets) stopped() bool {
	select {
	case <-s.stopping:
		return true
	default:
		return false
	}
}

// stop lets no socket open any more, says goodbye to those that are open, and
// waits for them until ctx is done.
func (s *sockets) stop(ctx context.Context) {
	s.mu.Lock()
	close(s.stopping)
	for one := range s.open {
		go one.Goodbye(websocket.StatusGoingAway, stopReason)
	}
	s.mu.Unlock()

	ended := make(chan struct{})
	go func() {
		s.handlers.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-ctx.Done():
	}
}
