package main

import (
	"bufio"
	"crypto/sha1"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// native measures the engine as the server and the command line have it.
func native(rounds int) []row {
	message := []byte(handshake.SampleKey + handshake.GUID)
	var buf [handshake.AcceptLen]byte
	accept := inTurns(rounds,
		func() { handshake.AppendAccept(buf[:0], handshake.SampleKey) },
		func() { sha1.Sum(message) })
	allocations := testing.AllocsPerRun(100, func() { handshake.AppendAccept(buf[:0], handshake.SampleKey) })
	rows := []row{
		{"Accept, natively", ns(accept[0]), "crypto/sha1 Sum alone " + ns(accept[1]), times(accept[0] / accept[1]), "1.15 ×", within(accept[0]/accept[1], 1.15)},
		{"its allocations", fmt.Sprint(allocations), "", "", "0", within(allocations, 0)},
	}

	request, response := handshake.ExampleRequest(handshake.SampleKey), handshake.ExampleResponse(handshake.Accept(handshake.SampleKey))
	// 16 KiB is a long head; most servers take no more.
	long := longHead(16 << 10)
	check := inTurns(rounds,
		func() { handshake.Check(handshake.ParsePair(request, response)) },
		func() { readRequest(request); readResponse(response) },
		func() { handshake.Check(handshake.ParsePair(long, response)) },
		func() { readRequest(long) })
	speed := func(nanoseconds float64) float64 { return float64(len(long)) / nanoseconds * 1e3 } // MB/s
	rows = append(rows,
		row{"Check of a pair, natively", fmt.Sprintf("%.0f/s", 1e9/check[0]), fmt.Sprintf("net/http, which reads it only, %.0f/s", 1e9/check[1]), times(check[1] / check[0]), "50,000/s", atLeast(1e9/check[0], 50_000)},
		row{"Check of a head of 16 KiB", fmt.Sprintf("%.0f MB/s", speed(check[2])), fmt.Sprintf("net/http ReadRequest %.0f MB/s", speed(check[3])), times(check[3] / check[2]), "200 MB/s", atLeast(speed(check[2]), 200)})

	// The worst that is known: nothing but empty members of a list.
	quarter, whole := strings.Repeat(",", 256<<10), strings.Repeat(",", 1<<20)
	growth := inTurns(3,
		func() { handshake.Check(handshake.ParsePair("GET / HTTP/1.1\r\nConnection: "+quarter, "")) },
		func() { handshake.Check(handshake.ParsePair("GET / HTTP/1.1\r\nConnection: "+whole, "")) })
	return append(rows, row{"1 MiB of commas beside 256 KiB", ms(growth[1] / 1e6), ms(growth[0] / 1e6), times(growth[1] / growth[0]), "linear: 4 ×, here at most 5", within(growth[1]/growth[0], 5)})
}

// longHead returns a request of some length with fields as they are.
func longHead(length int) string {
	var b strings.Builder
	b.WriteString(strings.TrimSuffix(handshake.ExampleRequest(handshake.SampleKey), "\r\n"))
	for i := 0; b.Len() < length; i++ {
		fmt.Fprintf(&b, "X-Field-%d: %s\r\n", i, strings.Repeat("a value of some length; ", 8))
	}
	b.WriteString("\r\n")
	return b.String()
}

func readRequest(text string) {
	if _, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text))); err != nil {
		panic(err) // the texts are ours
	}
}

func readResponse(text string) {
	if _, err := http.ReadResponse(bufio.NewReader(strings.NewReader(text)), nil); err != nil {
		panic(err)
	}
}
