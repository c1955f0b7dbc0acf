package e2e

import (
	"bufio"
	"crypto/sha1"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"wsaccept/server/workertest"
	"wsaccept/web"
)

// serve starts the real program on a free port, with more arguments if there are
// any. It runs until the test ends or stop is called.
func serve(t *testing.T, args ...string) (url string, stop func()) {
	t.Helper()
	cmd := exec.Command(wsaccept, append([]string{"-addr", "127.0.0.1:0"}, args...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop = sync.OnceFunc(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	t.Cleanup(stop)
	line := make(chan string, 1)
	go func() {
		s, _ := bufio.NewReader(out).ReadString('\n')
		line <- s
	}()
	select {
	case s := <-line:
		for _, word := range strings.Fields(s) {
			if strings.HasPrefix(word, "http://") {
				return word, stop
			}
		}
		t.Fatalf("the program said %q", s)
	case <-time.After(patience):
		t.Fatal("the program does not start")
	}
	return "", stop
}

// startWorker starts the page and the endpoint on workerd, as make worker does. It
// is started once, and runs until stopWorker is called.
var startWorker = sync.OnceValues(func() (*workertest.Process, error) {
	w, err := workertest.Playground()
	if err == nil {
		stopWorker = w.Stop
	}
	return w, err
})

var stopWorker = func() {}

// worker returns the address of the page on the Worker.
func worker(t *testing.T) (url string) {
	t.Helper()
	w, err := startWorker()
	workertest.Check(t, err)
	return "http://" + w.Addr + "/"
}

// onEachHost runs test on the program, on the Worker and on a static host that has
// the page below a path, at the same time, each with a new tab. Left to the program
// alone are tests of the laboratory, which the others lack, and of how long things
// take. The latter run first and one by one, so that nothing runs beside them; all
// others call t.Parallel.
func onEachHost(t *testing.T, test func(t *testing.T, b *tab, url string)) {
	hosts := []struct {
		name string
		url  func(t *testing.T) string
	}{
		{"program", program},
		{"worker", worker},
		{"static", static},
	}
	t.Parallel()
	for _, h := range hosts {
		t.Run(h.name, func(t *testing.T) {
			t.Parallel()
			b := newTab(t)
			b.host = h.name
			if h.name == "static" {
				b.allow("404") // there is no endpoint
			}
			test(t, b, h.url(t))
		})
	}
}

// program returns the address of the page on the real program.
func program(t *testing.T) (url string) {
	t.Helper()
	url, _ = serve(t)
	return url
}

// static returns the address of the page on a host of plain files, below a path.
func static(t *testing.T) (url string) {
	t.Helper()
	return host(t, http.StripPrefix("/docs/playground", plain())) + "docs/playground/"
}

// plain hosts the page's files and nothing else, as any static host does.
func plain() http.Handler { return http.FileServerFS(web.Files()) }

// host serves handler until the test ends.
func host(t *testing.T, handler http.Handler) (url string) {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// double stands in for the server behind the page. Its 101 is right but for
// what spoil does to it, and its report is what it sent. It shares no code with
// the server or the page.
func double(spoil func(response string) string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", plain())
	mux.HandleFunc("GET /endpoint", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `{"voices":[{"id":"double","server":"a test double"}]}`)
	})
	var mu sync.Mutex
	reports := map[string][2]string{}
	mux.HandleFunc("GET /endpoint/ws", func(w http.ResponseWriter, r *http.Request) {
		key := r.Header.Get("Sec-WebSocket-Key")
		sum := sha1.Sum([]byte(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
		response := spoil("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
			"Sec-WebSocket-Accept: " + base64.StdEncoding.EncodeToString(sum[:]) + "\r\n\r\n")
		mu.Lock()
		reports[r.URL.Query().Get("t")] = [2]string{"GET /endpoint/ws HTTP/1.1\r\nSec-WebSocket-Key: " + key + "\r\n\r\n", response}
		mu.Unlock()
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer c.Close()
		io.WriteString(c, response)
		c.SetReadDeadline(time.Now().Add(patience))
		c.Read(make([]byte, 100)) // until the browser has judged
	})
	mux.HandleFunc("GET /endpoint/report/{token}", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		report := reports[r.PathValue("token")]
		mu.Unlock()
		json.NewEncoder(w).Encode(map[string]any{"request": []byte(report[0]), "response": []byte(report[1]), "redacted": []string{}})
	})
	return mux
}
