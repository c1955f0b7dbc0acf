package judge

import (
	"encoding/base64"
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/pcap"
	"wsaccept/wasm/words"
)

// A connection is a handshake in a capture of packets.
type connection struct {
	sent, received string
	end            handshake.End // if there is no response, or not all of one
	pcap.Connection
}

// capture is what a capture holds.
type capture struct {
	handshakes []connection
	others     int    // connections with ordinary requests, or with something else
	encrypted  int    // connections with TLS, of whose handshakes nothing can be read
	fault      string // why nothing was read
}

// captureIn reads text if it is a capture of packets: the bytes of the file, or those
// written as base64.
func captureIn(text string) (c capture, ok bool) {
	data := text
	if !pcap.Is(data) {
		if data, ok = decodedCapture(text); !ok {
			return c, false
		}
	}
	connections, err := pcap.Read(data)
	if err != nil {
		c.fault = err.Error()
	}
	var silent []connection
	for _, of := range connections {
		switch found, is := handshakeOn(of); {
		case is:
			c.handshakes = append(c.handshakes, found)
		case strings.HasPrefix(of.Sent, "\x16\x03"):
			c.encrypted++
		case of.Sent == "" && of.Received == "" && !of.Answered:
			silent = append(silent, found)
		default:
			c.others++
		}
	}
	if len(c.handshakes)+c.others+c.encrypted == 0 {
		c.handshakes = silent // which is all there is to see
	} else {
		c.others += len(silent)
	}
	return c, true
}

// decodedCapture returns the capture that text has as base64, in lines or not, perhaps
// behind the beginning of a data: address.
func decodedCapture(text string) (data string, ok bool) {
	text = strings.TrimSpace(text)
	if rest, is := strings.CutPrefix(text, "data:"); is {
		if _, text, is = strings.Cut(rest, ";base64,"); !is {
			return "", false
		}
	}
	begins := false
	for _, magic := range []string{"1MOyo", "obLD1", "TTyyo", "obI8T", "Cg0NC"} { // of each format and order of bytes
		begins = begins || strings.HasPrefix(text, magic)
	}
	if !begins {
		return "", false
	}
	text = strings.TrimRight(strings.Join(strings.Fields(text), ""), "=")
	decoded, err := base64.StdEncoding.DecodeString(text + strings.Repeat("=", (4-len(text)%4)%4))
	return string(decoded), err == nil && pcap.Is(string(decoded))
}

// handshakeOn finds the handshake on a connection: the first request for a WebSocket,
// behind the ordinary ones before it whose responses say where they end. Without one,
// what is returned says how the connection ended.
func handshakeOn(of pcap.Connection) (c connection, ok bool) {
	sent, received, first := of.Sent, of.Received, of.SentFirst
	for !asksForWebSocket(sent) {
		request := handshake.ParseRequest(sent)
		end, known := endOfResponse(received)
		if !known || request.Body.Start >= len(sent) || len(request.Lookup("Content-Length"))+len(request.Lookup("Transfer-Encoding")) > 0 {
			break
		}
		sent, received, first = sent[request.Body.Start:], received[end:], 0
	}
	c = connection{Connection: of, sent: sent, received: received}
	response := handshake.Parse(received)
	if received != "" && len(sent) > 0 { // what the client sent later are frames
		head := handshake.ParseRequest(sent).Body.Start
		c.sent = sent[:min(len(sent), max(head, first))]
	}
	switch {
	case of.Refused:
		c.end = handshake.ConnectionRefused
	case received != "" && strings.Contains(received, "\n\r\n") || strings.Contains(received, "\n\n"):
	case of.ServerEnd == pcap.Closed:
		c.end = handshake.Closed
	case of.ServerEnd == pcap.Reset:
		c.end = handshake.Reset
	case received == "" && !of.Answered:
		c.end = handshake.TimedOut
	case received == "":
		c.end = handshake.Unseen
	}
	return c, asksForWebSocket(sent) || response.IsResponse() && (response.Status() == "101" || len(response.Lookup("Sec-WebSocket-Accept")) > 0)
}

// asksForWebSocket reports whether what a client sent begins with a request that has a
// field of a handshake.
func asksForWebSocket(sent string) bool {
	request := handshake.ParseRequest(sent)
	return len(request.Lookup("Upgrade"))+len(request.Lookup("Sec-WebSocket-Key")) > 0
}

// endOfResponse returns where the response that received begins with ends, if it says so
// in a Content-Length or has no body.
func endOfResponse(received string) (end int, known bool) {
	response := handshake.Parse(received)
	if !response.IsResponse() || response.Body.Start >= len(received) {
		return 0, false
	}
	status := response.Status()
	if status == "204" || status == "304" {
		return response.Body.Start, true
	}
	lengths := response.Lookup("Content-Length")
	if len(lengths) != 1 {
		return 0, false
	}
	n, err := strconv.Atoi(response.Value(lengths[0]))
	end = response.Body.Start + n
	return end, err == nil && n >= 0 && end < len(received)
}

// judge judges the handshake, byte for byte.
func (c connection) judge() *Result {
	var r *Result
	switch {
	case c.end == "":
		r = Exchange(c.sent, c.received, "")
	case c.received != "":
		r = Broken(c.sent, c.received, "", c.end)
	default:
		r = NoResponse(c.sent, "", c.end)
	}
	r.Notes = append(r.Notes, "Taken from the connection of "+c.Client+" to "+c.Server+", which begins in packet "+strconv.Itoa(c.Packet)+" of the capture.")
	return r
}

// text judges the last handshake in the capture, as that of any text with several.
func (c capture) text(text string) *Result {
	if last := len(c.handshakes) - 1; last >= 0 {
		r := c.handshakes[last].judge()
		if last > 0 {
			r.Notes = append(r.Notes, "There are "+words.Count(last, "other handshake")+" in the capture; the last one was taken.")
		}
		return r
	}
	return newResult(Found{Texts: []string{text}, Notes: []string{c.nothing()}})
}

// nothing says why there is no handshake in the capture.
func (c capture) nothing() string {
	said := "This capture of packets holds no handshake that can be read."
	if c.fault != "" {
		said += " It was not understood: " + c.fault + "."
	}
	if c.encrypted > 0 {
		said += " " + words.Count(c.encrypted, "connection") + " in it " + isAre(c.encrypted) + " encrypted with TLS: capture between the proxy and the server, where there is no TLS, or let Wireshark decrypt the capture (with SSLKEYLOGFILE) and copy the stream as text."
	}
	if c.others > 0 {
		said += " " + words.Count(c.others, "other connection") + " " + isAre(c.others) + " not about a WebSocket."
	}
	return said
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
