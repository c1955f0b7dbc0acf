package wiretest

import (
	"net/http"
	"runtime"
	"testing"
	"time"
)

// Settles fails the test unless the number of goroutines falls to before.
func Settles(t *testing.T, before int) {
	t.Helper()
	for end := time.Now().Add(Patience); ; time.Sleep(50 * time.Millisecond) {
		http.DefaultClient.CloseIdleConnections()
		now := runtime.NumGoroutine()
		if now <= before {
			return
		}
		if time.Now().After(end) {
			stacks := make([]byte, 1<<20)
			t.Errorf("%d goroutines, %d before:\n%s", now, before, stacks[:runtime.Stack(stacks, true)])
			return
		}
	}
}

// Eventually repeats f until it succeeds or Patience is at an end.
func Eventually(f func() error) error {
	for end := time.Now().Add(Patience); ; time.Sleep(50 * time.Millisecond) {
		if err := f(); err == nil || time.Now().After(end) {
			return err
		}
	}
}
