package pcap

import "encoding/binary"

// packets writes captures for the tests: what is sent between a client and a server.
type packets struct {
	all [][]byte // of IP
	v6  bool
	ext []byte // extension headers of IPv6, whose last names TCP; the first byte is its own kind
}

var (
	clientV4, serverV4 = []byte{192, 0, 2, 1}, []byte{192, 0, 2, 80}
	clientV6           = []byte{0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}
	serverV6           = []byte{0x20, 1, 0x0d, 0xb8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x80}
)

const clientPort, serverPort = 50000, 80

// segment adds a segment of TCP: from the client, or from the server.
func (p *packets) segment(fromServer bool, seq uint32, flags byte, data string) {
	t := make([]byte, 24) // with an option
	source, target := uint16(clientPort), uint16(serverPort)
	from, to := clientV4, serverV4
	if p.v6 {
		from, to = clientV6, serverV6
	}
	if fromServer {
		source, target, from, to = target, source, to, from
	}
	binary.BigEndian.PutUint16(t[0:], source)
	binary.BigEndian.PutUint16(t[2:], target)
	binary.BigEndian.PutUint32(t[4:], seq)
	t[12], t[13] = 6<<4, flags
	t[20], t[21], t[22], t[23] = 1, 1, 1, 1
	t = append(t, data...)
	if p.v6 {
		h := make([]byte, 40)
		h[0], h[6], h[7] = 6<<4, 6, 64
		inner := t
		if p.ext != nil {
			h[6] = p.ext[0]
			inner = append(append([]byte{}, p.ext[1:]...), t...)
		}
		binary.BigEndian.PutUint16(h[4:], uint16(len(inner)))
		copy(h[8:], from)
		copy(h[24:], to)
		p.all = append(p.all, append(h, inner...))
		return
	}
	h := make([]byte, 20)
	h[0], h[8], h[9] = 4<<4|5, 64, 6
	binary.BigEndian.PutUint16(h[2:], uint16(20+len(t)))
	copy(h[12:], from)
	copy(h[16:], to)
	p.all = append(p.all, append(h, t...))
}

// framed returns the packets in the frames of a kind of network.
func (p *packets) framed(link int) [][]byte {
	ether := []byte{8, 0}
	if p.v6 {
		ether = []byte{0x86, 0xDD}
	}
	var head []byte
	switch link {
	case linkNull:
		head = []byte{2, 0, 0, 0}
	case linkLoop:
		head = []byte{0, 0, 0, 2}
	case linkEthernet:
		head = append(make([]byte, 12), ether...)
	case linkCooked:
		head = append(make([]byte, 14), ether...)
	case linkCooked2:
		head = append(append([]byte{}, ether...), make([]byte, 18)...)
	}
	var all [][]byte
	for _, packet := range p.all {
		all = append(all, append(append([]byte{}, head...), packet...))
	}
	return all
}

// file writes a pcap file. snap is how much of a packet is kept, or 0 for all.
func file(order binary.ByteOrder, magic uint32, link int, snap int, frames [][]byte) string {
	b := make([]byte, 24)
	order.PutUint32(b, magic)
	order.PutUint16(b[4:], 2)
	order.PutUint16(b[6:], 4)
	order.PutUint32(b[16:], 65535)
	order.PutUint32(b[20:], uint32(link))
	for _, frame := range frames {
		kept := frame
		if snap > 0 {
			kept = frame[:min(snap, len(frame))]
		}
		h := make([]byte, 16)
		order.PutUint32(h[8:], uint32(len(kept)))
		order.PutUint32(h[12:], uint32(len(frame)))
		b = append(append(b, h...), kept...)
	}
	return string(b)
}

// block writes a block of pcapng.
func block(order binary.ByteOrder, kind uint32, body []byte) []byte {
	for len(body)%4 != 0 {
		body = append(body, 0)
	}
	b := make([]byte, 8)
	order.PutUint32(b, kind)
	order.PutUint32(b[4:], uint32(len(body)+12))
	b = append(b, body...)
	return append(b, b[4:8]...)
}

// ng writes a pcapng file, whose packets are in blocks of a type.
func ng(order binary.ByteOrder, link int, kind uint32, frames [][]byte) string {
	section := make([]byte, 16)
	order.PutUint32(section, 0x1A2B3C4D)
	order.PutUint16(section[4:], 1)
	b := block(order, sectionBlock, section)
	b = append(b, block(order, 0x0BAD, []byte("a block of no known type"))...)
	i := make([]byte, 8)
	order.PutUint16(i, uint16(link))
	b = append(b, block(order, interfaceBlock, i)...)
	for _, frame := range frames {
		h := make([]byte, 20)
		if kind == simpleBlock {
			h = h[:4]
			order.PutUint32(h, uint32(len(frame)))
		} else {
			order.PutUint32(h[12:], uint32(len(frame)))
			order.PutUint32(h[16:], uint32(len(frame)))
		}
		b = append(b, block(order, kind, append(h, frame...))...)
	}
	return string(b)
}
