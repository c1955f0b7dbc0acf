package check

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/words"
)

// Found is what was found in all files, those that fail first.
type Found struct {
	Handshakes []Handshake
	Files      int // that were read
	Without    int // of them hold no handshake
	Binary     int // files in directories that are no text
	Links      int // to directories, which were not followed
	Others     int // ordinary requests beside the handshakes
	Unread     []Trouble

	listed bool   // a directory was named, or several files
	why    string // why there is no handshake in the file that was read last
}

// Read judges what the arguments name: files, directories with all that is below, - for
// stdin; stdin without any. With raw, each file is one message, byte for byte.
func Read(args []string, stdin io.Reader, raw bool) *Found {
	r := &Found{listed: len(args) > 1 || len(args) == 1 && isDirectory(args[0])}
	from := reader{each: func(name, text string) {
		found, others := handshakesIn(name, text, raw)
		if len(found) == 0 {
			r.Without++
			r.why = whyNone(text)
		}
		r.Others += others
		r.Handshakes = append(r.Handshakes, found...)
	}}
	from.arguments(args, stdin)
	r.Files, r.Binary, r.Links, r.Unread = from.files, from.binary, from.links, from.unread
	slices.SortStableFunc(r.Handshakes, func(a, b Handshake) int {
		switch {
		case a.OK == b.OK:
			return 0
		case b.OK:
			return -1
		}
		return 1
	})
	return r
}

// Failing returns the handshakes that fail.
func (r *Found) Failing() []Handshake {
	i := slices.IndexFunc(r.Handshakes, func(h Handshake) bool { return h.OK })
	if i < 0 {
		return r.Handshakes
	}
	return r.Handshakes[:i]
}

// Summary tells in a sentence or two what was found and what was left out.
func (r *Found) Summary() string {
	s := words.Count(len(r.Handshakes), "handshake") + " in " + words.Count(r.Files, "file") + ": "
	switch failing := len(r.Failing()); failing {
	case 0:
		s += "none fails."
	case len(r.Handshakes):
		s += "all fail."
	default:
		s += fmt.Sprintf("%d of them fail.", failing)
	}
	var left []string
	for _, l := range []struct {
		n            int
		noun, behind string
	}{
		{r.Without, "file", " without a handshake"}, {r.Others, "ordinary request", ""}, {r.Binary, "binary file", ""}, {r.Links, "link", " to directories"},
	} {
		if l.n > 0 {
			left = append(left, words.Count(l.n, l.noun)+l.behind)
		}
	}
	if len(left) > 0 {
		s += " Left out: " + strings.Join(left, ", ") + "."
	}
	if len(r.Unread) > 0 {
		s += " Not read: " + words.Count(len(r.Unread), "file") + "."
	}
	return s
}

// whyNone says why there is no handshake in text.
func whyNone(text string) string {
	if text == "" {
		return "the input is empty"
	}
	return strings.Join(judge.Text(text).Notes, " ")
}

func isDirectory(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// Alone reports whether there is one handshake in one file, and nothing else to tell.
func (r *Found) Alone() bool {
	return len(r.Handshakes) == 1 && r.Files == 1 && !r.listed && len(r.Unread)+r.Binary+r.Links == 0
}

// Configured returns what was found if that is one configuration, in one file, and
// nothing else to tell; or nil.
func (r *Found) Configured() []Handshake {
	if r.Files != 1 || r.listed || len(r.Unread)+r.Binary+r.Links > 0 || len(r.Handshakes) == 0 || r.Handshakes[0].Configuration == nil {
		return nil
	}
	return r.Handshakes
}

// Nothing says why no handshake was found.
func (r *Found) Nothing() string {
	switch {
	case r.Files == 1 && !r.listed:
		return r.why
	case r.Files == 0:
		return "There is no file to read."
	}
	return r.Summary()
}
