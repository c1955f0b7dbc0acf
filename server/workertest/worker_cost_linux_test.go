package workertest_test

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"wsaccept/server/wiretest"
	"wsaccept/server/workertest"
	"wsaccept/wasm/wire"
)

var measured = flag.Bool("load", false, "measure what the Worker costs often enough to believe it; takes minutes")

// What the Worker costs on workerd. The figures are those of README.md; with
// -load there are enough of them to believe.
func TestWorkerCost(t *testing.T) {
	boots, requests, sockets := 1, 50, 10
	if *measured {
		boots, requests, sockets = 7, 1000, 60
	}
	var listening, first, infoCPU, socketCPU, perSocket []float64
	for range boots {
		worker, err := workertest.Workerd("none", "")
		workertest.Check(t, err)
		listening = append(listening, ms(worker.Took))
		began := time.Now()
		askInfo(t, worker.Addr)
		first = append(first, ms(time.Since(began)))
		for range 20 {
			askInfo(t, worker.Addr)
		}
		before := cpu(t, worker.PID)
		for range requests / boots {
			askInfo(t, worker.Addr)
		}
		middle := cpu(t, worker.PID)
		for range requests / boots {
			if err := workerAccepts(worker.Addr, wiretest.NewKey()); err != nil {
				t.Fatal(err)
			}
		}
		after := cpu(t, worker.PID)
		infoCPU = append(infoCPU, ms(middle-before)/float64(requests/boots))
		socketCPU = append(socketCPU, ms(after-middle)/float64(requests/boots))
		perSocket = append(perSocket, memoryPerSocket(t, worker, sockets))
		worker.Stop()
	}
	for _, line := range []struct {
		name    string
		figures []float64
	}{
		{"start of workerd until it listens, ms", listening},
		{"first request, ms", first},
		{"CPU of an answer to /endpoint, ms", infoCPU},
		{"CPU of a handshake with its report, ms", socketCPU},
		{fmt.Sprintf("memory of a socket, %d open, MB", sockets), perSocket},
	} {
		slices.Sort(line.figures)
		t.Logf("%-45s %6.1f (%.1f to %.1f)", line.name, line.figures[len(line.figures)/2], line.figures[0], line.figures[len(line.figures)-1])
	}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func askInfo(t *testing.T, addr string) {
	t.Helper()
	client := http.Client{Timeout: wiretest.Patience}
	r, err := client.Get("http://" + addr + "/endpoint")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Fatal(r.Status)
	}
}

// memoryPerSocket returns by how many MB worker grows with each of n sockets that
// are open at once.
func memoryPerSocket(t *testing.T, worker *workertest.Process, n int) float64 {
	t.Helper()
	before := resident(t, worker.PID)
	var open []net.Conn
	for range n {
		c, err := wiretest.Connect(worker.Addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if answer, err := wiretest.Send(c, wiretest.AsBrowser("http://"+worker.Addr, wire.SocketPath, wiretest.NewKey())); err != nil || wiretest.StatusesIn(answer) != "101" {
			t.Fatalf("%q, %v", answer, err)
		}
		open = append(open, c)
	}
	return (resident(t, worker.PID) - before) / float64(len(open))
}

// cpu returns the CPU time that a process has used: proc(5), utime and stime, in
// ticks of 10 ms.
func cpu(t *testing.T, pid int) time.Duration {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), ") ")
	fields := strings.Fields(rest)
	ticks := 0
	for _, field := range fields[11:13] {
		n, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

// resident returns the resident memory of a process in MB.
func resident(t *testing.T, pid int) float64 {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(data), "VmRSS:")
	kilobytes, err := strconv.ParseFloat(strings.Fields(after)[0], 64)
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes * 1024 / 1e6
}
