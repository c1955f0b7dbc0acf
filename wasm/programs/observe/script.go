//go:build !js

package observe

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"time"
)

// Script is a command with the programs of another language.
//
// Called with "servers" it prints one line of JSON,
//
//	{"ID": "127.0.0.1:PORT", …, "versions": {"ID": "8.0", …}}
//
// and serves until its input ends. Its versions are those of its servers and of its
// clients, as the programs say them of themselves, and of "node", which those of
// Node.js run on.
//
// Called with "clients" it reads and writes lines
//
//	{"n": 1, "client": "ID", "url": "ws://…", "protocols": ["chat"], "deflate": true}
//	{"n": 1, "verdict": "open", "message": ""}
//
// where the n of a result is that of its task, and the verdict is "open", "fail", or
// "waits" if the client came to no end in some seconds. Some write a "version", too,
// for people: it is not read.
type Script struct {
	Command []string
	Dir     string
}

// scriptPatience is how long a script may take to begin.
const scriptPatience = 30 * time.Second

// start runs the script until ctx is done, or what it returns as stop is called.
// What the script says to people goes to said.
func (s Script) start(ctx context.Context, mode string, said io.Writer) (in io.WriteCloser, out *bufio.Reader, stop func(), err error) {
	cmd := exec.CommandContext(ctx, s.Command[0], append(s.Command[1:], mode)...)
	cmd.Dir, cmd.Stderr = s.Dir, said
	cmd.WaitDelay = time.Second
	if in, err = cmd.StdinPipe(); err != nil {
		return nil, nil, nil, err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, nil, nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, nil, nil, err
	}
	stop = sync.OnceFunc(func() {
		in.Close()
		late := time.AfterFunc(scriptPatience, func() { _ = cmd.Process.Kill() })
		defer late.Stop()
		_ = cmd.Wait() // it has said what it had to say
	})
	context.AfterFunc(ctx, stop)
	return in, bufio.NewReader(stdout), stop, nil
}

// StartServers starts the script's servers, and returns their addresses and the
// versions by their ids. They stop with ctx.
func (s Script) StartServers(ctx context.Context) (addresses, versions map[string]string, err error) {
	var said bytes.Buffer
	_, out, stop, err := s.start(ctx, "servers", &said)
	if err != nil {
		return nil, nil, err
	}
	late := time.AfterFunc(scriptPatience, stop)
	defer late.Stop()
	line, err := out.ReadBytes('\n')
	if err != nil {
		stop()
		return nil, nil, fmt.Errorf("%v says no addresses (%w), but %q", s.Command, err, said.String())
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(line, &values); err != nil {
		return nil, nil, fmt.Errorf("%v says %q: %w", s.Command, line, err)
	}
	if err := json.Unmarshal(values["versions"], &versions); err != nil {
		return nil, nil, fmt.Errorf("%v says %q: versions: %w", s.Command, line, err)
	}
	addresses = map[string]string{}
	for id, value := range values {
		var address string
		if id == "versions" {
			continue
		}
		if err := json.Unmarshal(value, &address); err != nil {
			return nil, nil, fmt.Errorf("%v says %q: %s: %w", s.Command, line, id, err)
		}
		addresses[id] = address
	}
	return addresses, versions, nil
}

// Clients is a running script that tries handshakes.
type Clients struct {
	script Script

	mu      sync.Mutex
	in      *json.Encoder
	last    int
	waiting map[int]chan clientResult
}

// clientTask is a line that a script reads, clientResult one that it writes.
type clientTask struct {
	N         int      `json:"n"`
	Client    string   `json:"client"`
	URL       string   `json:"url"`
	Protocols []string `json:"protocols"`
	Deflate   bool     `json:"deflate"`
}

type clientResult struct {
	N                int
	Verdict, Message string
}

// StartClients starts the script's clients, which stop with ctx.
func (s Script) StartClients(ctx context.Context) (*Clients, error) {
	in, out, _, err := s.start(ctx, "clients", io.Discard)
	if err != nil {
		return nil, err
	}
	c := &Clients{script: s, in: json.NewEncoder(in), waiting: map[int]chan clientResult{}}
	go c.read(out)
	return c, nil
}

// read hands out the results, until the script ends.
func (c *Clients) read(out *bufio.Reader) {
	for {
		var result clientResult
		line, err := out.ReadBytes('\n')
		if err != nil || json.Unmarshal(line, &result) != nil {
			return
		}
		c.mu.Lock()
		if waiting := c.waiting[result.N]; waiting != nil {
			waiting <- result
			delete(c.waiting, result.N)
		}
		c.mu.Unlock()
	}
}

// Dial lets the client called id try a handshake.
func (c *Clients) Dial(ctx context.Context, id, url string, protocols []string, deflate bool) (Outcome, error) {
	came := make(chan clientResult, 1)
	c.mu.Lock()
	c.last++
	c.waiting[c.last] = came
	err := c.in.Encode(clientTask{c.last, id, url, protocols, deflate})
	c.mu.Unlock()
	if err != nil {
		return Outcome{}, err
	}
	select {
	case result := <-came:
		return Outcome{result.Verdict, withoutURL(result.Message, url)}, nil
	case <-ctx.Done():
		return Outcome{}, fmt.Errorf("%v says nothing of %s: %w", c.script.Command, id, ctx.Err())
	}
}
