//go:build unix

package stress

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

var (
	storm     = flag.Bool("storm", false, "send a million spoilt requests, and print what came of them; takes minutes")
	stormSeed = flag.Uint64("storm-seed", 6455, "what the storm's requests are made from")
)

// honestEvery is after how many connections an honest handshake is made.
const honestEvery = 50

// Whatever is sent, the server lives and answers, unless it is the laboratory that
// doesn't, and afterwards it holds no more goroutines, files and memory than after a
// warm-up. Among the spoilt requests there are honest handshakes, which all must
// succeed.
func TestStorm(t *testing.T) {
	warmup, requests, clients, longest := 1500, 3000, 16, time.Second
	if *storm {
		warmup, requests, clients, longest = 50_000, 1_000_000, 32, time.Minute
	}
	child := startChild(t, "endpoint")
	b := &blast{corpus: newCorpus(child.addr, longest), addr: child.addr, clients: clients, seen: map[string]int{}}
	b.blow(t, warmup)
	before := child.rest(t)
	b.seen = map[string]int{}
	began := time.Now()
	b.blow(t, requests)
	took := time.Since(began)
	after := child.rest(t)
	// Reports of the last minute are kept, up to 1,024, so that memory is never quite
	// the same.
	const slack = 8 << 20
	if after.Heap > before.Heap+slack || after.InUse > before.InUse+slack {
		t.Errorf("the heap grew from %d to %d bytes, in use from %d to %d", before.Heap, after.Heap, before.InUse, after.InUse)
	}
	child.mustBeCalm(t)
	if !*storm {
		return
	}
	sum := 0
	for _, n := range b.seen {
		sum += n
	}
	fmt.Printf("%d connections with spoilt requests in %.0f s, %.0f/s, seed %d, and %d honest handshakes among them. What came first of the answer:\n",
		sum, took.Seconds(), float64(sum)/took.Seconds(), *stormSeed, sum/honestEvery)
	for _, what := range slices.Sorted(maps.Keys(b.seen)) {
		fmt.Printf("  %-28s %8d\n", what, b.seen[what])
	}
	fmt.Printf("The server         %12s %12s %12s\n", "fresh", "warm", "afterwards")
	for _, row := range []struct {
		name string
		of   func(childStats) uint64
	}{
		{"goroutines", func(s childStats) uint64 { return uint64(s.Goroutines) }},
		{"open files", func(s childStats) uint64 { return uint64(s.Files) }},
		{"heap, KiB", func(s childStats) uint64 { return s.Heap >> 10 }},
		{"heap in use, KiB", func(s childStats) uint64 { return s.InUse >> 10 }},
	} {
		fmt.Printf("  %-16s %12d %12d %12d\n", row.name, row.of(child.fresh), row.of(before), row.of(after))
	}
	fmt.Printf("  CPU              %38.0f s\n", (after.CPU - before.CPU).Seconds())
	tellLog(child.stderr.String())
}

// tellLog counts the lines of the server's log, by their first words.
func tellLog(log string) {
	count := map[string]int{}
	for line := range strings.Lines(log) {
		words := strings.Fields(line)
		count[strings.Join(words[min(2, len(words)):min(7, len(words))], " ")]++ // after date and time
	}
	fmt.Printf("The server logged %d lines", strings.Count(log, "\n"))
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		fmt.Printf("; %d × %q", count[kind], kind)
	}
	fmt.Println(".")
}

// blast is a storm under way.
type blast struct {
	corpus  *corpus
	addr    string
	clients int
	sent    atomic.Uint64

	mu   sync.Mutex
	seen map[string]int // by what came first
}

// blow makes n more connections, so many at a time as there are clients.
func (b *blast) blow(t *testing.T, n int) {
	end := b.sent.Load() + uint64(n)
	var group sync.WaitGroup
	for range b.clients {
		group.Go(func() {
			for !t.Failed() {
				i := b.sent.Add(1)
				if i > end {
					b.sent.Store(end)
					return
				}
				if *storm && i%100_000 == 0 {
					fmt.Printf("… %d\n", i)
				}
				if i%honestEvery == 0 {
					if _, err := timed(b.addr, "coder"); err != nil {
						t.Errorf("an honest handshake after %d connections: %v", i, err)
					}
				}
				r := rand.New(rand.NewPCG(*stormSeed, i))
				sent := b.corpus.strike(r)
				what, err := b.hit(r, sent)
				if err != nil {
					t.Errorf("number %d, %.4000q: %v", i, sent, err)
				}
				b.mu.Lock()
				b.seen[what]++
				b.mu.Unlock()
			}
		})
	}
	group.Wait()
}

// hit sends one strike, in one of the ways in which clients come and go, and
// returns what came first of the answer.
func (b *blast) hit(r *rand.Rand, sent string) (what string, err error) {
	c, err := wiretest.Connect(b.addr)
	if err != nil {
		return "no connection", err
	}
	defer wiretest.Abort(c)
	inPieces, manner := r.IntN(4) == 0, r.IntN(100)
	if manner < 10 {
		io.WriteString(c, sent[:r.IntN(len(sent)+1)])
		if manner < 5 {
			c.Close() // with a FIN, not a RST
		}
		return "(left amid the request)", nil
	}
	for rest := sent; rest != ""; {
		n := len(rest)
		if inPieces {
			n = 1 + r.IntN(n)
		}
		if _, err := io.WriteString(c, rest[:n]); err != nil {
			break // the server has ended the connection, and may have said why
		}
		rest = rest[n:]
	}
	switch {
	case manner < 20:
		return "(left before the answer)", nil
	case manner < 40:
		c.CloseWrite()
	default:
		// The server waits for the rest of half a request, but not once the client has
		// ended its side.
		defer time.AfterFunc(20*time.Millisecond, func() { c.CloseWrite() }).Stop()
	}
	answer, err := firstOf(c)
	switch {
	case wiretest.IsTimeout(err):
		return "(none)", fmt.Errorf("neither an answer nor an end, but %q, within %v", answer, wiretest.Patience)
	case answer == "" && !strings.Contains(sent, "\n"):
		return "(none, to half a line)", nil // which net/http takes for nothing, if it just fills a buffer
	case answer == "" && errors.Is(err, io.EOF):
		return "(none, FIN)", deserves(sent, "none", answer)
	case answer == "":
		return "(none, RST)", deserves(sent, "none", answer)
	}
	line, _, _ := strings.Cut(answer, "\n")
	version, rest, _ := strings.Cut(line, " ")
	status, _, _ := strings.Cut(strings.TrimRight(rest, "\r"), " ")
	if !strings.HasPrefix(version, "HTTP/1.") || len(status) != 3 {
		return "(not HTTP)", deserves(sent, "odd", answer)
	}
	return status, deserves(sent, status, answer)
}

// firstOf returns the head of an answer, or what came until the end.
func firstOf(c net.Conn) (string, error) {
	var got []byte
	for buffer := make([]byte, 4096); ; {
		n, err := c.Read(buffer)
		if got = append(got, buffer[:n]...); err != nil || bytes.Contains(got, []byte("\r\n\r\n")) || len(got) > 64<<10 {
			return string(got), err
		}
	}
}

// deserves returns an error if a client that sent this should not have got this answer,
// or none. What the storm has spoilt is read once more, by net/http; the laboratory
// may do as it likes.
func deserves(sent, status, answer string) error {
	source := strings.NewReader(sent)
	reader := bufio.NewReader(source)
	request, err := http.ReadRequest(reader)
	if err == nil && strings.HasPrefix(request.URL.Path, wire.LabPath) {
		return nil
	}
	switch status {
	case "101":
		if err != nil {
			return fmt.Errorf("%w, but the answer is %q", err, answer)
		}
		keys := request.Header["Sec-Websocket-Key"]
		if request.URL.Path != wire.SocketPath || len(keys) != 1 || !strings.Contains(answer, ": "+wiretest.Accept(keys[0], wiretest.GUID)+"\r\n") {
			return fmt.Errorf("%s with the keys %q got %q", request.URL.Path, keys, answer)
		}
	case "none":
		// We refuse bytes that came with the request. Those that come in the moment
		// before gorilla answers make it hang up without a word.
		early := reader.Buffered()+source.Len() > 0
		if err != nil || !early || request.URL.Path != wire.SocketPath || request.URL.Query().Get("voice") != "gorilla" {
			return errors.New("there was no answer")
		}
	case "odd":
		return fmt.Errorf("the answer is %q", answer)
	}
	return nil
}
