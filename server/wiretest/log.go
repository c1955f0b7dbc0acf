package wiretest

import (
	"bytes"
	"log"
	"os"
	"sync"
	"testing"
)

// Logged collects what is logged until the test ends.
func Logged(t *testing.T) *Buffer {
	b := &Buffer{}
	log.SetOutput(b)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	return b
}

// Buffer is a buffer for many writers.
type Buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *Buffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *Buffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
