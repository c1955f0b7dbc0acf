// Package proxiestest holds what is said of a configuration against what the real
// program did with it. The configurations of a format are in its testdata: NAME.conf,
// and beside it NAME.seen, which server/proxytest writes.
package proxiestest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"wsaccept/wasm/proxies/passage"
)

// What stands for the placeholders of a configuration where no program runs.
const (
	Listen  = "18080"
	Backend = "127.0.0.1:18300"
	Dead    = "127.0.0.1:18301" // where nobody listens
	Dir     = "/var/tmp/proxies"
)

// Fill returns text with values in place of its placeholders; {port} is the backend's.
func Fill(text, listen, backend, dead, dir string) string {
	_, port, _ := strings.Cut(backend, ":")
	return strings.NewReplacer("{listen}", listen, "{backend}", backend, "{port}", port, "{dead}", dead, "{dir}", dir).Replace(text)
}

// Case is a configuration and what its program did.
type Case struct {
	Name string // of the file, without its ending
	Text string // with its placeholders
	Asks []passage.Ask
	Idle bool // whether the seconds until the cut are measured
	Seen Seen
}

// Seen is what a program did with a configuration.
type Seen struct {
	By           string // program and version; "" if it never ran
	DoesNotStart bool
	Answers      []Answer // one for each handshake asked
}

// Answer is what became of a handshake.
type Answer struct {
	Status int      // what the client saw; 0 if the connection was closed without an answer
	Lines  []string // of the request that arrived at the server; nil if none did
	Idle   int      // seconds of silence after which the connection was cut; 0 if that was not measured
}

// Cases returns the cases in a directory, in the order of their names.
func Cases(dir string) ([]Case, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.conf"))
	if err != nil {
		return nil, err
	}
	var all []Case
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		c := Case{Name: strings.TrimSuffix(filepath.Base(name), ".conf"), Text: string(text)}
		seen, err := os.ReadFile(strings.TrimSuffix(name, ".conf") + ".seen")
		if err != nil && !os.IsNotExist(err) {
			return nil, err
		}
		if err := c.read(string(seen)); err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		all = append(all, c)
	}
	return all, nil
}

// read reads a .seen file: what is asked, an empty line, what was seen.
func (c *Case) read(text string) error {
	head, seen, _ := strings.Cut(text, "\n\n")
	for line := range strings.Lines(head) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch word {
		case "ask":
			host, path, _ := strings.Cut(rest, "/")
			c.Asks = append(c.Asks, passage.Ask{Host: host, Path: "/" + path})
		case "idle":
			c.Idle = true
		default:
			return fmt.Errorf("unknown line %q", line)
		}
	}
	if len(c.Asks) == 0 {
		c.Asks = []passage.Ask{{Host: passage.Host, Path: passage.Path}}
	}
	for line := range strings.Lines(seen) {
		line = strings.TrimSuffix(line, "\n")
		last := len(c.Seen.Answers) - 1
		switch {
		case c.Seen.By == "":
			c.Seen.By = line
		case line == doesNotStart:
			c.Seen.DoesNotStart = true
		case strings.HasPrefix(line, "= "):
			status, err := strconv.Atoi(line[strings.LastIndexByte(line, ' ')+1:])
			if err != nil {
				return err
			}
			c.Seen.Answers = append(c.Seen.Answers, Answer{Status: status})
		case strings.HasPrefix(line, "idle "):
			c.Seen.Answers[last].Idle, _ = strconv.Atoi(line[len("idle "):])
		case line != "":
			c.Seen.Answers[last].Lines = append(c.Seen.Answers[last].Lines, line)
		}
	}
	return nil
}

const doesNotStart = "does not start"

// File returns the .seen file of c.
func (c *Case) File() string {
	var b strings.Builder
	for _, ask := range c.Asks {
		fmt.Fprintf(&b, "ask %s%s\n", ask.Host, ask.Path)
	}
	if c.Idle {
		b.WriteString("idle\n")
	}
	b.WriteString("\n" + c.Seen.By + "\n")
	if c.Seen.DoesNotStart {
		b.WriteString(doesNotStart + "\n")
	}
	for i, a := range c.Seen.Answers {
		fmt.Fprintf(&b, "= %s%s %d\n", c.Asks[i].Host, c.Asks[i].Path, a.Status)
		for _, line := range a.Lines {
			b.WriteString(line + "\n")
		}
		if a.Idle > 0 {
			fmt.Fprintf(&b, "idle %d\n", a.Idle)
		}
	}
	return b.String()
}
