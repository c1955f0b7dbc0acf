package pcap

import "strings"

// Limits on what is kept of a capture.
const (
	longest         = 64 << 10 // bytes of each direction of a connection
	mostConnections = 1 << 16
	mostPending     = 256 // segments of a direction that came before the one that they follow
)

// End is how a direction, or a connection, ended within the capture.
type End int

const (
	Open   End = iota // it did not end
	Closed            // with FIN
	Reset             // with RST
)

// Connection is the beginning of a TCP connection in a capture.
type Connection struct {
	Client, Server string // addresses with ports, as a URL has them: 192.0.2.1:80, [2001:db8::1]:80
	Packet         int    // the number of its first packet, from 1
	Sent, Received string // by the client, and by the server: bytes in order, up to a gap
	ServerEnd      End    // how the server ended it
	Refused        bool   // the server reset it before it opened
	Answered       bool   // the server sent something, if only that the connection is open
	SentFirst      int    // how much of Sent came before the first byte from the server
}

// A flow is what is known of one direction.
type flow struct {
	pieces  []string
	length  int
	next    uint32 // the sequence number of the byte that comes next
	known   bool   // next is
	lost    bool   // bytes are missing from the capture, and all after them is of no use
	pending []segment
	end     End
}

type segment struct {
	seq  uint32
	data string
}

// add takes the data of a segment into the flow. What came before is dropped, what is
// early waits for its place. cut says that the end of data is not in the capture.
func (f *flow) add(seq uint32, data string, cut bool) {
	if data == "" && !cut {
		return
	}
	if !f.known {
		f.next, f.known = seq, true
	}
	if ahead := int32(seq - f.next); ahead > 0 {
		if len(f.pending) < mostPending && ahead < longest && !cut {
			f.pending = append(f.pending, segment{seq, data})
		}
		return
	}
	f.take(segment{seq, data})
	f.lost = f.lost || cut
	for i := 0; i < len(f.pending); i++ {
		if s := f.pending[i]; int32(s.seq-f.next) <= 0 {
			f.pending = append(f.pending[:i], f.pending[i+1:]...)
			f.take(s)
			i = -1 // others may follow it
		}
	}
}

// take appends what of a segment in its place is new.
func (f *flow) take(s segment) {
	known := int(int32(f.next - s.seq)) // below 0 if half of all numbers lie between the two
	if known < 0 || known >= len(s.data) || f.lost || f.length >= longest {
		return
	}
	data := s.data[known:]
	data = data[:min(len(data), longest-f.length)]
	f.pieces = append(f.pieces, data)
	f.length += len(data)
	f.next += uint32(len(data))
}

func (f *flow) text() string { return strings.Join(f.pieces, "") }

// A stream is a connection whose packets are being read. Its flows are those of the two
// ends, in the order of their key.
type stream struct {
	ends   [2]string
	flows  [2]flow
	client int // the end that opened it, or -1 if that is not known
	isn    uint32
	packet int
	opened bool   // the server has sent SYN
	before [2]int // how much the other end had sent when an end sent its first byte, plus one
}

// connection returns what was read.
func (s *stream) connection() Connection {
	client := s.client
	if client < 0 {
		client = 0
		if text := s.flows[1].text(); text != "" && !strings.HasPrefix(text, "HTTP/") && (s.flows[0].length == 0 || strings.HasPrefix(s.flows[0].text(), "HTTP/")) {
			client = 1
		}
	}
	server := &s.flows[1-client]
	c := Connection{
		Client: s.ends[client], Server: s.ends[1-client], Packet: s.packet,
		Sent: s.flows[client].text(), Received: server.text(), ServerEnd: server.end,
		Answered: s.opened || server.length > 0,
	}
	c.SentFirst = len(c.Sent)
	if before := s.before[1-client]; before > 0 {
		c.SentFirst = before - 1
	}
	c.Refused = server.end == Reset && !c.Answered && c.Sent == ""
	return c
}
