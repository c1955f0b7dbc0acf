package endpoint

import (
	"net/http"
	"net/netip"
	"sync"

	"wsaccept/server/conns"
	"wsaccept/server/gate"
)

// limits bounds how many sockets are open, in all and for each address.
type limits struct {
	all, perAddress int

	mu   sync.Mutex
	open map[netip.Prefix]int // by address
	sum  int
}

func newLimits(all, perAddress int) *limits {
	return &limits{all: all, perAddress: perAddress, open: map[netip.Prefix]int{}}
}

// enter counts one more socket of the address that r comes from, and returns what
// takes it off again; or why there is no room for it.
func (l *limits) enter(r *http.Request) (leave func(), no *gate.Refusal) {
	address := conns.AddressOf(r.RemoteAddr)
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.sum >= l.all:
		return nil, busy("too many sockets are open here.")
	case l.open[address] >= l.perAddress:
		return nil, busy("too many sockets are open from your address.")
	}
	l.sum++
	l.open[address]++
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.sum--
		if l.open[address]--; l.open[address] == 0 {
			delete(l.open, address)
		}
	}, nil
}
