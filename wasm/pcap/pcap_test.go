package pcap

import (
	"encoding/binary"
	"strings"
	"testing"
)

const (
	asked    = "GET /chat HTTP/1.1\r\nUpgrade: websocket\r\n\r\n"
	answered = "HTTP/1.1 101 Switching Protocols\r\n\r\n\x81\x02hi"
)

// handshake is a connection in which both sides send what they send in three parts.
func handshake(p *packets) {
	isn, sisn := uint32(0xFFFFFFF0), uint32(0x7FFFFFF8) // which wrap
	p.segment(false, isn, flagSYN, "")
	p.segment(true, sisn, flagSYN|flagACK, "")
	p.segment(false, isn+1, flagACK, asked[:5])
	p.segment(false, isn+6, flagACK, asked[5:20])
	p.segment(false, isn+21, flagACK, asked[20:])
	p.segment(true, sisn+1, flagACK, answered[:10])
	p.segment(true, sisn+11, flagACK, answered[10:])
	p.segment(true, sisn+1+uint32(len(answered)), flagACK|flagFIN, "")
}

// Every kind of network, format, order of bytes, and both protocols give the same.
func TestFormats(t *testing.T) {
	var v4, v6, extended packets
	v6.v6, extended.v6 = true, true
	extended.ext = append([]byte{0, 60, 0, 1, 4, 0, 0, 0, 0}, 44, 0, 1, 4, 0, 0, 0, 0) // hop-by-hop, destination
	extended.ext = append(extended.ext, 6, 0, 0, 0, 0, 0, 0, 7)                        // an only fragment
	for _, p := range []*packets{&v4, &v6, &extended} {
		handshake(p)
	}
	captures := map[string]string{}
	for name, p := range map[string]*packets{"IPv4": &v4, "IPv6": &v6, "IPv6 with extensions": &extended} {
		for link, kind := range map[int]string{linkNull: "null", linkEthernet: "Ethernet", linkRaw: "raw", linkRawBSD: "raw of BSD", linkLoop: "loop", linkCooked: "cooked", linkCooked2: "cooked 2"} {
			frames := p.framed(link)
			for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
				at := name + ", " + kind + ", " + order.String()
				captures[at+", pcap"] = file(order, 0xA1B2C3D4, link, 0, frames)
				captures[at+", nanoseconds"] = file(order, 0xA1B23C4D, link, 0, frames)
				captures[at+", pcapng"] = ng(order, link, enhancedBlock, frames)
				captures[at+", old pcapng"] = ng(order, link, packetBlock, frames)
				captures[at+", simple pcapng"] = ng(order, link, simpleBlock, frames)
			}
		}
	}
	for vlans := 1; vlans <= 2; vlans++ {
		frames := v4.framed(linkEthernet)
		for i, f := range frames {
			tag := []byte{0x81, 0, 0, 5}
			if vlans == 2 {
				tag = append([]byte{0x88, 0xA8, 0, 9}, tag...)
			}
			frames[i] = append(append(append([]byte{}, f[:12]...), tag...), f[12:]...)
		}
		captures["VLANs "+strings.Repeat("I", vlans)] = file(binary.LittleEndian, 0xA1B2C3D4, linkEthernet, 0, frames)
	}
	padded := v4.framed(linkEthernet)
	for i := range padded {
		padded[i] = append(padded[i], 0, 0, 0, 0, 0, 0)
	}
	captures["padding of Ethernet"] = file(binary.LittleEndian, 0xA1B2C3D4, linkEthernet, 0, padded)
	for name, data := range captures {
		if !Is(data) {
			t.Errorf("%s: no capture", name)
		}
		all, err := Read(data)
		if err != nil || len(all) != 1 {
			t.Errorf("%s: %d connections, %v", name, len(all), err)
			continue
		}
		want := Connection{Client: "192.0.2.1:50000", Server: "192.0.2.80:80", Packet: 1, Sent: asked, Received: answered, ServerEnd: Closed, Answered: true, SentFirst: len(asked)}
		if strings.HasPrefix(name, "IPv6") {
			want.Client, want.Server = "[2001:db8::1]:50000", "[2001:db8:0:1::80]:80"
		}
		if all[0] != want {
			t.Errorf("%s:\ngot  %+v\nwant %+v", name, all[0], want)
		}
	}
}

// What comes twice, in another order, not at all, or in part.
func TestReassembly(t *testing.T) {
	type seg struct {
		server bool
		seq    uint32
		flags  byte
		data   string
	}
	open := []seg{{false, 99, flagSYN, ""}, {true, 199, flagSYN | flagACK, ""}}
	tests := []struct {
		name           string
		segments       []seg
		sent, received string
		end            End
		connections    int
	}{
		{"retransmitted", append(open, seg{false, 100, 0, "abc"}, seg{false, 100, 0, "abc"}, seg{false, 103, 0, "de"}), "abcde", "", Open, 1},
		{"retransmitted with more", append(open, seg{false, 100, 0, "abc"}, seg{false, 101, 0, "bcde"}), "abcde", "", Open, 1},
		{"reordered", append(open, seg{false, 103, 0, "de"}, seg{false, 105, 0, "f"}, seg{false, 100, 0, "abc"}), "abcdef", "", Open, 1},
		{"reordered and overlapping", append(open, seg{false, 103, 0, "de"}, seg{false, 102, 0, "cd"}, seg{false, 104, 0, "ef"}, seg{false, 100, 0, "abcd"}), "abcdef", "", Open, 1},
		{"lost", append(open, seg{false, 100, 0, "abc"}, seg{false, 104, 0, "e"}), "abc", "", Open, 1},
		{"the SYN again", append(open, seg{false, 99, flagSYN, ""}, seg{false, 100, 0, "abc"}), "abc", "", Open, 1},
		{"begun before", []seg{{true, 500, 0, "HTTP/1.1 101"}, {false, 900, 0, "GET"}}, "GET", "HTTP/1.1 101", Open, 1},
		{"begun before, response only", []seg{{true, 500, 0, "HTTP/1.1 101"}}, "", "HTTP/1.1 101", Open, 1},
		{"begun before, request only", []seg{{false, 500, 0, "GET / HTTP/1.1"}}, "GET / HTTP/1.1", "", Open, 1},
		{"closed", append(open, seg{false, 100, 0, "abc"}, seg{true, 200, flagFIN, "x"}), "abc", "x", Closed, 1},
		{"reset", append(open, seg{false, 100, 0, "abc"}, seg{true, 200, flagRST, ""}), "abc", "", Reset, 1},
		{"refused", []seg{{false, 99, flagSYN, ""}, {true, 0, flagRST | flagACK, ""}}, "", "", Reset, 1},
		{"the port used again", append(open, seg{false, 100, 0, "abc"}, seg{false, 7000, flagSYN, ""}, seg{true, 8000, flagSYN | flagACK, ""}, seg{false, 7001, 0, "xyz"}), "abc", "", Open, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var p packets
			for _, s := range test.segments {
				p.segment(s.server, s.seq, s.flags, s.data)
			}
			all, err := Read(file(binary.LittleEndian, 0xA1B2C3D4, linkRaw, 0, p.framed(linkRaw)))
			if err != nil || len(all) != test.connections {
				t.Fatalf("%d connections, %v", len(all), err)
			}
			c := all[0]
			if c.Sent != test.sent || c.Received != test.received || c.ServerEnd != test.end || c.Refused != (test.name == "refused") {
				t.Errorf("%+v", c)
			}
			if test.connections == 2 && all[1].Sent != "xyz" {
				t.Errorf("%+v", all[1])
			}
		})
	}
}

// What a capture does not have ends what is known: after a packet of which only the
// beginning was kept, nothing is made up.
func TestCut(t *testing.T) {
	var p packets
	p.segment(false, 100, flagACK, "0123456789")
	p.segment(false, 110, flagACK, "abc")
	all, err := Read(file(binary.LittleEndian, 0xA1B2C3D4, linkRaw, 20+24+4, p.framed(linkRaw)))
	if err != nil || len(all) != 1 || all[0].Sent != "0123" {
		t.Errorf("%+v, %v", all, err)
	}
	whole := file(binary.LittleEndian, 0xA1B2C3D4, linkRaw, 0, p.framed(linkRaw))
	for n := range len(whole) {
		all, err := Read(whole[:n])
		if err == nil && len(all) > 0 && !strings.HasPrefix("0123456789abc", all[0].Sent) {
			t.Errorf("%d bytes: %+v", n, all)
		}
	}
}

func TestLimits(t *testing.T) {
	var p packets
	data := strings.Repeat("x", 1000)
	for i := range 100 {
		p.segment(false, uint32(100+1000*i), flagACK, data)
	}
	all, err := Read(file(binary.BigEndian, 0xA1B2C3D4, linkRaw, 0, p.framed(linkRaw)))
	if err != nil || len(all) != 1 || len(all[0].Sent) != longest {
		t.Errorf("%d connections, %v", len(all), err)
	}
	if _, err := Read("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"); err != ErrFormat {
		t.Error(err)
	}
	if _, err := Read(file(binary.BigEndian, 0xA1B2C3D4, 127, 0, p.framed(linkRaw))); err != ErrLink {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	var v4, v6 packets
	v6.v6 = true
	v6.ext = []byte{0, 6, 0, 1, 4, 0, 0, 0, 0}
	handshake(&v4)
	handshake(&v6)
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		f.Add(file(order, 0xA1B2C3D4, linkEthernet, 0, v4.framed(linkEthernet)))
		f.Add(file(order, 0xA1B2C3D4, linkCooked, 60, v4.framed(linkCooked)))
		f.Add(ng(order, linkCooked2, enhancedBlock, v6.framed(linkCooked2)))
		f.Add(ng(order, linkNull, simpleBlock, v6.framed(linkNull)))
	}
	f.Fuzz(func(t *testing.T, data string) {
		all, err := Read(data)
		if (err == ErrFormat) == Is(data) {
			t.Errorf("%v", err)
		}
		total := 0
		for _, c := range all {
			if total += len(c.Sent) + len(c.Received); c.Packet < 1 || c.Client == "" {
				t.Errorf("%+v", c)
			}
		}
		if total > len(data) {
			t.Errorf("%d bytes out of %d", total, len(data))
		}
	})
}
