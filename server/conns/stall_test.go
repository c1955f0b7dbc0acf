package conns

import (
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"testing/synctest"
	"time"
)

// A peer has as long as it goes on taking what is sent, and is left Stall after it took
// nothing more, or at the deadline that was set.
func TestStall(t *testing.T) {
	const pieces = 6
	for _, test := range []struct {
		name         string
		every, until time.Duration // the peer takes a piece so often, and then nothing
		deadline     time.Duration // that was set, or 0
		fails        time.Duration // when writing must fail, or 0 if all is taken
	}{
		{name: "slow", every: Stall - time.Second, until: time.Hour},
		{name: "takes nothing", every: time.Hour, until: time.Hour, fails: Stall},
		{name: "stops", every: Stall - time.Second, until: 2 * Stall, fails: 2*(Stall-time.Second) + Stall},
		{name: "slow, and too slow in all", every: Stall - time.Second, until: time.Hour, deadline: 2 * Stall, fails: 2 * Stall},
		{name: "a deadline that is far", every: time.Hour, until: time.Hour, deadline: time.Minute, fails: Stall},
		{name: "a deadline that is near", every: time.Hour, until: time.Hour, deadline: time.Second, fails: time.Second},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ours, peer := net.Pipe()
				c := &conn{Conn: ours, listener: Listen(nil, Limits{All: 1, PerAddress: 1})}
				began := time.Now()
				done := make(chan struct{})
				defer close(done)
				go func() {
					for range pieces {
						select {
						case <-time.After(test.every):
						case <-done:
							return
						}
						if time.Since(began) > test.until {
							return
						}
						if _, err := io.ReadFull(peer, make([]byte, piece)); err != nil {
							return
						}
					}
				}()
				if test.deadline > 0 {
					c.SetWriteDeadline(began.Add(test.deadline))
				}
				_, err := c.Write(make([]byte, pieces*piece))
				switch took := time.Since(began); {
				case test.fails == 0 && err != nil:
					t.Errorf("%v after %v", err, took)
				case test.fails > 0 && (!errors.Is(err, os.ErrDeadlineExceeded) || took != test.fails):
					t.Errorf("%v after %v, want a time-out after %v", err, took, test.fails)
				}
				peer.Close()
			})
		})
	}
}
