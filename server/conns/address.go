package conns

import (
	"container/list"
	"net/netip"
)

// address is the connections from one address. In each list the one that has made
// no progress for longest is in front.
type address struct {
	prefix  netip.Prefix
	waiting list.List // for a request, or for the rest of one
	serving list.List // whose request is being answered

	crowd *list.Element // of those with as many connections
}

func (a *address) len() int { return a.waiting.Len() + a.serving.Len() }

// oldest returns the connection that goes first. One that is being answered goes
// only if no other is left.
func (a *address) oldest() *conn {
	l := &a.waiting
	if l.Len() == 0 {
		l = &a.serving
	}
	return l.Front().Value.(*conn)
}

// crowds are the addresses by how many connections they have, in each the one in
// front that has had as many for longest.
type crowds struct {
	lists []*list.List // at index n those with n connections
	most  int          // the largest index of a list that is not empty, or 0
}

// largest returns the address with the most connections, of which there must be
// one.
func (c *crowds) largest() *address { return c.lists[c.most].Front().Value.(*address) }

// move puts a where it belongs after it had was connections.
func (c *crowds) move(a *address, was int) {
	if was > 0 {
		c.lists[was].Remove(a.crowd)
	}
	if n := a.len(); n > 0 {
		for len(c.lists) <= n {
			c.lists = append(c.lists, list.New())
		}
		a.crowd = c.lists[n].PushBack(a)
		c.most = max(c.most, n)
	}
	for c.most > 0 && c.lists[c.most].Len() == 0 {
		c.most--
	}
}

// AddressOf returns what counts as one address, of a host and a port as in
// http.Request.RemoteAddr: of IPv6 the network, of which one customer has all the
// addresses. What is no address of IP has the zero Prefix.
func AddressOf(remote string) netip.Prefix {
	at, err := netip.ParseAddrPort(remote)
	if err != nil {
		return netip.Prefix{}
	}
	return prefixOf(at.Addr())
}

func prefixOf(ip netip.Addr) netip.Prefix {
	ip = ip.Unmap().WithZone("")
	bits := 32
	if ip.Is6() {
		bits = 64
	}
	prefix, _ := ip.Prefix(bits)
	return prefix
}
