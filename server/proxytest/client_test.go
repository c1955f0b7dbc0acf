package proxytest

import (
	"bufio"
	"io"
	"math"
	"net"
	"strconv"
	"strings"
	"time"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/proxiestest"
)

const (
	answerTimeout = 5 * time.Second
	mostIdle      = 8 * time.Second
)

// wrong101 is the status of a 101 that clients must refuse, or behind which no message
// comes back.
const wrong101 = -101

// ask shakes hands at addr as a client does, and tells what it saw. Once the WebSocket
// is open a message must come back.
func ask(addr string, of passage.Ask, idle bool) (answer proxiestest.Answer, err error) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return answer, err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(answerTimeout))
	head := of.Head()
	if _, err := io.WriteString(c, head.Text()); err != nil {
		return answer, nil
	}
	r := bufio.NewReader(c)
	response := readHead(r)
	fields := strings.Fields(response)
	if len(fields) < 2 {
		return answer, nil
	}
	answer.Status, _ = strconv.Atoi(fields[1])
	if answer.Status != 101 {
		return answer, nil
	}
	findings := handshake.Check(handshake.ParsePair(head.Text(), response)).Response
	if handshake.Worst(findings) == handshake.Error || !echoes(c, r) {
		answer.Status = wrong101
		return answer, nil
	}
	if idle {
		begin := time.Now()
		c.SetDeadline(begin.Add(mostIdle))
		if _, err := io.Copy(io.Discard, r); err == nil {
			answer.Idle = int(math.Floor(time.Since(begin).Seconds() + 0.2)) // no timer is early; what is late is the machine
		}
	}
	return answer, nil
}

// readHead returns what comes up to an empty line, or all of it.
func readHead(r *bufio.Reader) string {
	var head strings.Builder
	for {
		line, err := r.ReadString('\n')
		head.WriteString(line)
		if err != nil || line == "\r\n" {
			return head.String()
		}
	}
}

// echoes sends a text message of one byte, masked with zeros, and reports whether it
// comes back.
func echoes(c net.Conn, r *bufio.Reader) bool {
	if _, err := c.Write([]byte{0x81, 0x81, 0, 0, 0, 0, 'x'}); err != nil {
		return false
	}
	frame := make([]byte, 3)
	_, err := io.ReadFull(r, frame)
	return err == nil && string(frame) == "\x81\x01x"
}
