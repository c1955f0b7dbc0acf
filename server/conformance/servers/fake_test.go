package servers

import (
	"bufio"
	"encoding/binary"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/handshake"
)

// fake is a server that does all it must, but for what is set here.
type fake struct {
	ignores  *handshake.Rule                                         // it takes requests that break this rule
	lengths  bool                                                    // it takes requests with a Content-Length
	chunks   bool                                                    // and with Transfer-Encoding
	refuses  func(request handshake.Message) bool                    // it refuses these, which are right
	hasty    bool                                                    // it takes what comes with the first packet for all of the request
	changes  func(request handshake.Message, response string) string // its response
	lingers  bool                                                    // it keeps the connection open after a refusal
	tolerant byte                                                    // it does nothing about frames that begin so
	deaf     byte                                                    // it does not answer frames with this opcode
}

// serve serves f until the test ends, and returns its address.
func serve(t *testing.T, f fake) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				conn.SetDeadline(time.Now().Add(20 * time.Second))
				f.answer(conn)
			}()
		}
	}()
	return listener.Addr().String()
}

func (f fake) answer(conn net.Conn) {
	from := bufio.NewReader(conn)
	head := ""
	for {
		line, err := from.ReadString('\n')
		if head += line; err != nil || f.hasty && from.Buffered() == 0 {
			break
		}
		if strings.Trim(line, "\r\n") == "" && strings.Trim(head, "\r\n") != "" {
			break
		}
	}
	request := handshake.ParseRequest(head)
	if response := f.refusal(request, head); response != "" {
		io.WriteString(conn, f.changed(request, response))
		if f.lingers {
			time.Sleep(2 * closingTime)
		}
		return
	}
	io.WriteString(conn, f.changed(request, accepted(request)))
	f.frames(conn, from)
}

func (f fake) changed(request handshake.Message, response string) string {
	if f.changes == nil {
		return response
	}
	return f.changes(request, response)
}

// refusal is the response to a request that must be refused, or "".
func (f fake) refusal(request handshake.Message, head string) string {
	for _, finding := range handshake.Check(handshake.Pair{Request: request}).Request {
		if finding.Severity == handshake.Error && finding.Rule != f.ignores {
			return refused(finding.Rule)
		}
	}
	hasBody := len(request.Lookup("Transfer-Encoding")) > 0 && !f.chunks
	for _, field := range request.Lookup("Content-Length") {
		hasBody = hasBody || request.Value(field) != "0" && !f.lengths
	}
	if hasBody || f.refuses != nil && f.refuses(request) {
		return "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
	}
	return ""
}

func refused(rule *handshake.Rule) string {
	switch rule {
	case handshake.C02:
		return "HTTP/1.1 405 No\r\nAllow: GET\r\nContent-Length: 0\r\n\r\n"
	case handshake.C06, handshake.C08:
		return "HTTP/1.1 426 No\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nContent-Length: 0\r\n\r\n"
	case handshake.C14, handshake.C15:
		return "HTTP/1.1 400 No\r\nSec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n"
	}
	return "HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n"
}

// accepted is the right response.
func accepted(request handshake.Message) string {
	response := ""
	if len(request.Lookup("Expect")) > 0 {
		response = "HTTP/1.1 100 Continue\r\n\r\n"
	}
	response += "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + handshake.Accept(value(request, "Sec-WebSocket-Key")) + "\r\n"
	for offer := range strings.SplitSeq(value(request, "Sec-WebSocket-Extensions"), ",") {
		switch offer = strings.TrimSpace(offer); offer {
		case "permessage-deflate", "permessage-deflate; client_max_window_bits":
			return response + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
		case "permessage-deflate; server_no_context_takeover", "permessage-deflate; client_no_context_takeover", "permessage-deflate; server_max_window_bits=10":
			return response + "Sec-WebSocket-Extensions: " + offer + "\r\n\r\n"
		}
	}
	return response + "\r\n"
}

// value is the value of the first field with the name, or "".
func value(m handshake.Message, name string) string {
	if fields := m.Lookup(name); len(fields) > 0 {
		return m.Value(fields[0])
	}
	return ""
}

// frames reads frames until one ends the connection.
func (f fake) frames(conn net.Conn, from *bufio.Reader) {
	for {
		var head [2]byte
		if _, err := io.ReadFull(from, head[:]); err != nil {
			return
		}
		opcode, masked, length := head[0]&0x0F, head[1]&0x80 != 0, int(head[1]&0x7F)
		extended := length == 126
		if extended {
			var more [2]byte
			io.ReadFull(from, more[:])
			length = int(binary.BigEndian.Uint16(more[:]))
		}
		var mask [4]byte
		if masked {
			io.ReadFull(from, mask[:])
		}
		payload := make([]byte, length)
		if _, err := io.ReadFull(from, payload); err != nil {
			return
		}
		for i := range payload {
			payload[i] ^= mask[i%4]
		}
		bad := !masked || head[0]&0x70 != 0 || opcode > 2 && opcode < 8 || opcode > 10 || opcode >= 8 && (head[0]&0x80 == 0 || extended)
		switch {
		case bad && head[0] == f.tolerant, !bad && opcode == f.deaf && f.deaf != 0:
			time.Sleep(replyTime + closingTime) // as a server that does not care
		case bad, opcode == 8:
			io.WriteString(conn, "\x88\x00")
			return
		case opcode == 9:
			conn.Write(append([]byte{0x8A, byte(len(payload))}, payload...))
		}
	}
}
