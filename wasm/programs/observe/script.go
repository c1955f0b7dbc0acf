//go:build !js

package observe

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// Script is a command with the programs of another language. Called with
// "servers" it prints one line of JSON, {"ID": "127.0.0.1:PORT", …, "versions":
// {"ID": "1.2.3", …}}, and serves until its input ends. Called with "clients"
// it reads lines {"n": 1, "client": "ID", "url": …, "protocols": […], "deflate":
// true}, and answers each with {"n": 1, "verdict": "open", "message": ""}.
type Script struct {
	Command []string
	Dir     string
}

// scriptPatience is how long a script may take to begin.
const scriptPatience = 30 * time.Second

// start runs the script until ctx is done, or what it returns as stop is called.
func (s Script) start(ctx context.Context, mode string) (in io.WriteCloser, out *bufio.Reader, stop func(), err error) {
	cmd := exec.CommandContext(ctx, s.Command[0], append(s.Command[1:], mode)...)
	cmd.Dir, cmd.Stderr = s.Dir, os.Stderr
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
	_, out, stop, err := s.start(ctx, "servers")
	if err != nil {
		return nil, nil, err
	}
	late := time.AfterFunc(scriptPatience, stop)
	defer late.Stop()
	line, err := out.ReadBytes('\n')
	if err != nil {
		stop()
		return nil, nil, fmt.Errorf("%v says no addresses: %w", s.Command, err)
	}
	var said map[string]json.RawMessage
	if err := json.Unmarshal(line, &said); err != nil {
		return nil, nil, fmt.Errorf("%v says %q: %w", s.Command, line, err)
	}
	if err := json.Unmarshal(said["versions"], &versions); err != nil {
		return nil, nil, fmt.Errorf("%v says %q: versions: %w", s.Command, line, err)
	}
	addresses = map[string]string{}
	for id, value := range said {
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

// Dial is one handshake that a script's client is to try.
type Dial struct {
	N         int      `json:"n"`
	Client    string   `json:"client"`
	URL       string   `json:"url"`
	Protocols []string `json:"protocols"`
	Deflate   bool     `json:"deflate"`
}

// dialed is what came of a Dial.
type dialed struct {
	N                         int
	Verdict, Message, Version string
}

// Dials lets the script's clients try the handshakes, and calls done with what
// came of each as it comes.
func (s Script) Dials(ctx context.Context, dials []Dial, done func(d Dial, o Outcome, version string)) error {
	in, out, stop, err := s.start(ctx, "clients")
	if err != nil {
		return err
	}
	defer stop()
	byNumber := map[int]Dial{}
	for _, d := range dials {
		byNumber[d.N] = d
	}
	// A few at a time: a client's time runs from when it is told to begin.
	const atOnce = 8
	free := make(chan struct{}, atOnce)
	wrote := make(chan error, 1)
	go func() {
		defer in.Close()
		encoder := json.NewEncoder(in)
		for _, d := range dials {
			free <- struct{}{}
			if err := encoder.Encode(d); err != nil {
				wrote <- err
				return
			}
		}
		wrote <- nil
	}()
	for range dials {
		line, err := out.ReadBytes('\n')
		if err != nil {
			return fmt.Errorf("%v ended early: %w", s.Command, err)
		}
		var r dialed
		if err := json.Unmarshal(line, &r); err != nil {
			return fmt.Errorf("%v says %q: %w", s.Command, line, err)
		}
		<-free
		d := byNumber[r.N]
		done(d, Outcome{Opened: r.Verdict == "open", Message: withoutURL(r.Message, d.URL)}, r.Version)
	}
	return <-wrote
}
