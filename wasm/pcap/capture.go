package pcap

import "errors"

// Is reports whether data begins like a capture.
func Is(data string) bool {
	_, classic := magicOf(data)
	return classic || isSection(data)
}

// Errors of Read.
var (
	ErrFormat = errors.New("this is no capture in the formats pcap and pcapng")
	ErrLink   = errors.New("the capture is of a kind of network that is not known here")
)

// Read returns the TCP connections in a capture, in the order in which they begin. What
// is cut off at the end of data, and packets that are not understood, are passed over.
func Read(data string) ([]Connection, error) {
	a := assembler{streams: map[key]*stream{}}
	switch o, classic := magicOf(data); {
	case classic:
		a.classic(data, o)
	case isSection(data):
		a.blocks(data)
	default:
		return nil, ErrFormat
	}
	if len(a.all) == 0 && a.foreign > 0 {
		return nil, ErrLink
	}
	connections := make([]Connection, 0, len(a.all))
	for _, s := range a.all {
		connections = append(connections, s.connection())
	}
	return connections, nil
}

// An order is the order of the bytes of numbers.
type order bool

const (
	little order = false
	big    order = true
)

func (o order) u16(s string) uint16 {
	if o == big {
		return uint16(s[0])<<8 | uint16(s[1])
	}
	return uint16(s[1])<<8 | uint16(s[0])
}

func (o order) u32(s string) uint32 {
	if o == big {
		return uint32(o.u16(s))<<16 | uint32(o.u16(s[2:]))
	}
	return uint32(o.u16(s[2:]))<<16 | uint32(o.u16(s))
}

// magicOf reads the number that a pcap file begins with, which tells the order of its
// bytes.
func magicOf(data string) (o order, ok bool) {
	const header = 24
	if len(data) < header {
		return little, false
	}
	for _, o := range []order{little, big} {
		switch o.u32(data) {
		case 0xA1B2C3D4, 0xA1B23C4D: // which counts in nanoseconds
			return o, true
		}
	}
	return little, false
}

// classic reads the packets of a pcap file.
func (a *assembler) classic(data string, o order) {
	const fileHeader, packetHeader = 24, 16
	link := int(o.u32(data[20:]) & 0xFFFF) // above are flags
	for rest := data[fileHeader:]; len(rest) >= packetHeader; {
		captured, sent := int(o.u32(rest[8:])), int(o.u32(rest[12:]))
		rest = rest[packetHeader:]
		if captured < 0 { // where int has 32 bits
			return
		}
		if captured > len(rest) {
			sent = max(sent, captured)
			captured = len(rest)
		}
		a.packet(link, rest[:captured], sent > captured)
		rest = rest[captured:]
	}
}

// The types of pcapng's blocks.
const (
	sectionBlock   = 0x0A0D0D0A
	interfaceBlock = 1
	packetBlock    = 2 // obsolete
	simpleBlock    = 3
	enhancedBlock  = 6
)

func isSection(data string) bool {
	const header = 28
	return len(data) >= header && little.u32(data) == sectionBlock && (little.u32(data[8:]) == 0x1A2B3C4D || big.u32(data[8:]) == 0x1A2B3C4D)
}

// blocks reads the packets of a pcapng file.
func (a *assembler) blocks(data string) {
	const around = 12 // bytes of a block that are not its body
	o := little
	var links []int
	for len(data) >= around {
		kind := o.u32(data)
		if isSection(data) { // reads the same in both orders
			o, links = little, nil
			if big.u32(data[8:]) == 0x1A2B3C4D {
				o = big
			}
		}
		length := int(o.u32(data[4:]))
		if length < around || length%4 != 0 {
			return
		}
		whole := length <= len(data)
		body := data[8:min(length-4, len(data))]
		switch {
		case kind == interfaceBlock && len(body) >= 8:
			links = append(links, int(o.u16(body)))
		case kind == enhancedBlock && len(body) >= 20:
			a.block(links, int(o.u32(body)), body[20:], int(o.u32(body[12:])), int(o.u32(body[16:])))
		case kind == packetBlock && len(body) >= 20:
			a.block(links, int(o.u16(body)), body[20:], int(o.u32(body[12:])), int(o.u32(body[16:])))
		case kind == simpleBlock && len(body) >= 4:
			sent := int(o.u32(body))
			a.block(links, 0, body[4:], min(sent, len(body)-4), sent)
		}
		if !whole {
			return
		}
		data = data[length:]
	}
}

// block reads the packet of a block.
func (a *assembler) block(links []int, link int, data string, captured, sent int) {
	if link >= len(links) || captured < 0 {
		return
	}
	captured = min(captured, len(data))
	a.packet(links[link], data[:captured], sent > captured)
}
