//go:build !js && observe

package observe

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
	"time"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
	"wsaccept/web/e2e/browsers"
)

// TestObserve runs what it can get of the programs, and renews what is recorded of
// them: make observe, which takes minutes. It fails only if one can't be run that is there: whether the predictions
// agree is TestRecorded's to say.
func TestObserve(t *testing.T) {
	var requests Requests
	var responses Responses
	readJSON(t, requestsFile, &requests)
	readJSON(t, responsesFile, &responses)
	round := NewRound(requests, responses)
	var missing []string
	for _, group := range []struct {
		name    string
		observe func(*testing.T, *Group) error
	}{
		{"the Go libraries and nginx", observeGo},
		{"the programs for Node.js", func(t *testing.T, g *Group) error {
			return observeScript(t, g, Script{Command: []string{"node", "main.mjs"}, Dir: "node"}, 16)
		}},
		{"the programs for Python", func(t *testing.T, g *Group) error {
			return observeScript(t, g, Script{Command: []string{python(), "observe.py"}, Dir: "python"}, 8)
		}},
		{"Chromium", observeChromium},
		{"Firefox", observeFirefox},
	} {
		start := time.Now()
		observation := round.Begin()
		err := group.observe(t, observation)
		if err == nil {
			err = observation.Keep()
		}
		if err != nil {
			missing = append(missing, fmt.Sprintf("%s: %v", group.name, err))
		}
		fmt.Printf("%s: %.0f s\n", group.name, time.Since(start).Seconds())
	}
	round.Print(os.Stdout)
	for _, line := range missing {
		fmt.Println("NOT RUN:", line)
	}
	for _, p := range programs.All() {
		switch {
		case round.Versions[p.ID] != "":
		case p.Observed == "":
			fmt.Printf("NOT RUN: %s %s was never observed\n", p.ID, p.Version)
		default:
			fmt.Printf("NOT RUN: %s %s keeps what was observed of it on %s\n", p.ID, p.Version, p.Observed)
		}
	}
	if len(missing) > 0 && os.Getenv("CI") == "true" {
		t.Error("not all programs were run")
	}
	if err := Save(requestsFile, round.Requests.Note, round.Requests.Cases); err != nil {
		t.Error(err)
	}
	if err := Save(responsesFile, round.Responses.Note, round.Responses.Cases); err != nil {
		t.Error(err)
	}
	if err := RenewTable(tableFile, round.Versions, time.Now()); err != nil {
		t.Error(err)
	}
}

// python returns the Python to take: $PYTHON, or that of Debian, which has the
// packages.
func python() string {
	if path := os.Getenv("PYTHON"); path != "" {
		return path
	}
	return "/usr/bin/python3"
}

func observeGo(t *testing.T, g *Group) error {
	versions, err := goVersions(t.Context())
	if err != nil {
		return err
	}
	addresses, err := StartGoServers(t.Context())
	if err != nil {
		return err
	}
	g.Versions = versions
	path, err := exec.LookPath("nginx")
	if err != nil {
		path, err = exec.LookPath("/usr/sbin/nginx") // where Debian has it
	}
	if err == nil {
		proxies, version, err := StartNginx(t.Context(), path, t.TempDir(), addresses["gorilla"])
		if err != nil {
			return err
		}
		g.Versions["nginx"] = version
		for id, address := range proxies {
			addresses[id] = address
		}
	}
	faults := []error{g.AskServers(addresses, 16, 500*time.Millisecond)}
	for id, dial := range goDialers {
		faults = append(faults, g.Meet(t.Context(), id, 16, func(ctx context.Context, url string, c ResponseCase) (Outcome, error) {
			return dialGo(ctx, dial, url, c.Protocols, c.Deflate), nil
		}))
	}
	return errors.Join(faults...)
}

func observeScript(t *testing.T, g *Group, s Script, atOnce int) error {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	addresses, versions, err := s.StartServers(ctx)
	if err != nil {
		return err
	}
	g.Versions = versions
	faults := []error{g.AskServers(addresses, atOnce, time.Second)}
	clients, err := s.StartClients(ctx)
	if err != nil {
		return err
	}
	for _, client := range programs.Unanswered(handshake.ConnectionRefused) { // a list of the clients
		id := client.Program.ID
		if versions[id] == "" {
			continue
		}
		faults = append(faults, g.Meet(ctx, id, atOnce, func(ctx context.Context, url string, c ResponseCase) (Outcome, error) {
			return clients.Dial(ctx, id, url, c.Protocols, c.Deflate)
		}))
	}
	return errors.Join(faults...)
}

// blankPage serves a page from which sockets can be opened.
func blankPage(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<!doctype html><title>observe</title>")
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func observeChromium(t *testing.T, g *Group) error {
	path, err := browsers.FindChromium()
	if err != nil {
		return err
	}
	if g.Versions["chromium"], err = browsers.Version(path); err != nil {
		return err
	}
	tab, err := startChromium(path, blankPage(t))
	defer tab.stop()
	if err != nil {
		return err
	}
	return g.Meet(t.Context(), "chromium", 6, func(_ context.Context, url string, c ResponseCase) (Outcome, error) {
		return tab.dial(url, c.Protocols)
	})
}

func observeFirefox(t *testing.T, g *Group) error {
	path, err := browsers.FindFirefox()
	if err != nil {
		return err
	}
	if g.Versions["firefox"], err = browsers.Version(path); err != nil {
		return err
	}
	page := &firefoxPage{path: path, url: blankPage(t)}
	defer page.stop()
	return g.Meet(t.Context(), "firefox", 1, func(_ context.Context, url string, c ResponseCase) (Outcome, error) {
		return page.dial(url, c.Protocols)
	})
}
