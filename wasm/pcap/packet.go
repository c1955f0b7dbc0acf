package pcap

import (
	"strconv"
	"strings"
)

// The kinds of networks, as tcpdump.org/linktypes.html numbers them.
const (
	linkNull     = 0
	linkEthernet = 1
	linkRawBSD   = 12
	linkRawOpen  = 14
	linkRaw      = 101
	linkLoop     = 108
	linkCooked   = 113
	linkIPv4     = 228
	linkIPv6     = 229
	linkCooked2  = 276
)

// The types that Ethernet has for what it carries.
const (
	etherIPv4 = 0x0800
	etherIPv6 = 0x86DD
	etherVLAN = 0x8100
	etherQinQ = 0x88A8
	etherOld  = 0x9100
)

// A key is the two ends of a connection, the lesser one first.
type key struct{ a, b string }

// An assembler puts connections together out of packets.
type assembler struct {
	streams map[key]*stream // the last one between two ends
	all     []*stream
	number  int // of the packet
	foreign int // packets of networks that are not known
}

// packet reads a packet of a kind of network. cut says that not all of it was kept.
func (a *assembler) packet(link int, data string, cut bool) {
	a.number++
	inner, ok := network(link, data)
	if !ok {
		a.foreign++
		return
	}
	a.internet(inner, cut)
}

// network returns what a packet carries if that is of the internet's protocol, or "". It
// is not ok if the kind of network is not known.
func network(link int, data string) (inner string, ok bool) {
	at, carries := 0, -1
	switch link {
	case linkRaw, linkRawBSD, linkRawOpen, linkIPv4, linkIPv6:
		return data, true
	case linkNull, linkLoop:
		at = 4 // its number for IPv6 depends on the system, and the packet has its own
		if len(data) < at {
			return "", true
		}
		return data[at:], true
	case linkEthernet:
		at = 12
	case linkCooked:
		at = 14
	case linkCooked2:
		if len(data) < 20 {
			return "", true
		}
		carries, data = int(big.u16(data)), data[20:]
	default:
		return "", false
	}
	if carries < 0 {
		if len(data) < at+2 {
			return "", true
		}
		carries, data = int(big.u16(data[at:])), data[at+2:]
	}
	for carries == etherVLAN || carries == etherQinQ || carries == etherOld {
		if len(data) < 4 {
			return "", true
		}
		carries, data = int(big.u16(data[2:])), data[4:]
	}
	if carries != etherIPv4 && carries != etherIPv6 {
		return "", true
	}
	return data, true
}

const tcp = 6 // its number among the protocols

// internet reads a packet of IPv4 or IPv6: RFC 791 §3.1, RFC 8200 §3.
func (a *assembler) internet(data string, cut bool) {
	switch {
	case len(data) >= 20 && data[0]>>4 == 4:
		header, total := int(data[0]&15)*4, int(big.u16(data[2:]))
		if total == 0 { // the network card cuts it up
			total = len(data)
		}
		const moreOrOffset = 0x3FFF
		if header < 20 || header > len(data) || total < header || data[9] != tcp || big.u16(data[6:])&moreOrOffset != 0 {
			return
		}
		a.transport(data[12:16], data[16:20], data[header:min(total, len(data))], cut && total > len(data))
	case len(data) >= 40 && data[0]>>4 == 6:
		total := 40 + int(big.u16(data[4:]))
		if total == 40 {
			total = len(data)
		}
		next, inner := data[6], data[40:min(total, len(data))]
		if inner = pastExtensions(next, inner); inner != "" {
			a.transport(data[8:24], data[24:40], inner, cut && total > len(data))
		}
	}
}

// pastExtensions returns what follows the extension headers of IPv6 if that is TCP, or
// "": RFC 8200 §4.
func pastExtensions(next byte, data string) string {
	for {
		size := 0
		switch next {
		case tcp:
			return data
		case 0, 43, 60, 135: // hop-by-hop, routing, destination, mobility
			if len(data) < 8 {
				return ""
			}
			size = (int(data[1]) + 1) * 8
		case 44: // a fragment, of which the only one is whole
			if size = 8; len(data) < size || big.u16(data[2:])&^6 != 0 {
				return ""
			}
		case 51: // RFC 4302
			if len(data) < 8 {
				return ""
			}
			size = (int(data[1]) + 2) * 4
		default:
			return ""
		}
		if len(data) < size {
			return ""
		}
		next, data = data[0], data[size:]
	}
}

// The flags of a segment: RFC 9293 §3.1.
const (
	flagFIN = 1
	flagSYN = 2
	flagRST = 4
	flagACK = 16
)

// transport reads a segment of TCP.
func (a *assembler) transport(from, to, data string, cut bool) {
	if len(data) < 20 {
		return
	}
	header := int(data[12]>>4) * 4
	if header < 20 || header > len(data) {
		return
	}
	source, target := from+data[0:2], to+data[2:4]
	seq, flags, payload := big.u32(data[4:]), data[13], data[header:]
	k, side := key{source, target}, 0
	if target < source {
		k, side = key{target, source}, 1
	}
	s := a.streams[k]
	opens := flags&(flagSYN|flagACK) == flagSYN
	if s == nil || opens && (s.client < 0 || s.isn != seq) {
		if len(a.all) >= mostConnections {
			return
		}
		s = &stream{ends: [2]string{address(k.a), address(k.b)}, client: -1, packet: a.number}
		a.streams[k] = s
		a.all = append(a.all, s)
	}
	f := &s.flows[side]
	if flags&flagSYN != 0 {
		if opens {
			s.client, s.isn = side, seq
		} else {
			s.opened = true
			if s.client < 0 {
				s.client = 1 - side
			}
		}
		seq++
		f.next, f.known = seq, true
	}
	if payload != "" && s.before[side] == 0 {
		s.before[side] = 1 + s.flows[1-side].length
	}
	f.add(seq, payload, cut)
	switch {
	case flags&flagRST != 0 && f.end == Open:
		f.end = Reset
	case flags&flagFIN != 0 && f.end == Open:
		f.end = Closed
	}
}

// address writes an end of a connection, the bytes of its address and port.
func address(end string) string {
	ip, port := end[:len(end)-2], strconv.Itoa(int(big.u16(end[len(end)-2:])))
	if len(ip) == 4 {
		var parts []string
		for i := range len(ip) {
			parts = append(parts, strconv.Itoa(int(ip[i])))
		}
		return strings.Join(parts, ".") + ":" + port
	}
	return "[" + ipv6(ip) + "]:" + port
}

// ipv6 writes an address as RFC 5952 §4 says.
func ipv6(ip string) string {
	best, bestLength := -1, 1
	for i := 0; i < 8; i++ {
		n := 0
		for i+n < 8 && big.u16(ip[2*(i+n):]) == 0 {
			n++
		}
		if n > bestLength {
			best, bestLength = i, n
		}
		i += n
	}
	var b strings.Builder
	for i := 0; i < 8; i++ {
		if i == best {
			b.WriteString("::")
			i += bestLength - 1
			continue
		}
		if s := b.String(); s != "" && !strings.HasSuffix(s, ":") {
			b.WriteByte(':')
		}
		b.WriteString(strconv.FormatUint(uint64(big.u16(ip[2*i:])), 16))
	}
	return b.String()
}
