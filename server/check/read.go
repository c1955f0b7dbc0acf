package check

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"wsaccept/wasm/pcap"
)

// Limits on what is read.
const (
	MaxFile  = 16 << 20  // bytes of a file, or of the standard input
	maxTotal = 256 << 20 // bytes of all files
	maxFiles = 100_000
)

// Stdin is what the standard input is called in reports.
const Stdin = "stdin"

// Trouble is a file that was not read, and why.
type Trouble struct{ File, Why string }

// A reader reads files and directories. What stands in its way does not stop it.
type reader struct {
	each   func(name, text string)
	unread []Trouble
	binary int // files that are no text, nor a capture
	links  int // links to directories, which are not followed
	files  int // that were read
	total  int // bytes
}

// arguments reads what the arguments name, or stdin without any: a file, a directory
// with all below it, or - for stdin.
func (r *reader) arguments(args []string, stdin io.Reader) {
	if len(args) == 0 {
		args = []string{"-"}
	}
	for _, arg := range args {
		if arg == "-" {
			r.stream(Stdin, stdin)
			continue
		}
		info, err := os.Stat(arg)
		switch {
		case err != nil:
			r.trouble(arg, err)
		case info.IsDir():
			r.directory(arg)
		default:
			r.file(arg, false)
		}
	}
}

// directory reads the files in a directory and below, in the order of their names.
// Names that begin with a dot are left out, and links to directories are not followed:
// they could lead back.
func (r *reader) directory(root string) {
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			r.trouble(name, err)
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case name != root && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		case r.files >= maxFiles:
			r.trouble(root, fmt.Errorf("there are more than %d files", maxFiles))
			return fs.SkipAll
		}
		info, err := os.Stat(name)
		switch {
		case err != nil:
			r.trouble(name, err)
		case info.IsDir():
			r.links++
		case info.Mode().IsRegular():
			r.file(name, true)
		}
		return nil
	})
	if err != nil {
		r.trouble(root, err)
	}
}

// file reads a file. If it was only found, and not named, it must be a text.
func (r *reader) file(name string, found bool) {
	file, err := os.Open(name)
	if err != nil {
		r.trouble(name, err)
		return
	}
	defer file.Close()
	if !found {
		r.stream(name, file)
		return
	}
	const enough = 8 << 10
	head := make([]byte, enough)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		r.trouble(name, err)
		return
	}
	if isBinary(head[:n]) {
		r.binary++
		return
	}
	r.stream(name, io.MultiReader(bytes.NewReader(head[:n]), file))
}

// stream reads a file that is open.
func (r *reader) stream(name string, from io.Reader) {
	data, err := readAll(from)
	switch {
	case err != nil:
		r.trouble(name, err)
	case r.total+len(data) > maxTotal:
		r.trouble(name, fmt.Errorf("the files together are longer than %d MiB", maxTotal>>20))
	default:
		r.total += len(data)
		r.files++
		r.each(name, data)
	}
}

// Input returns the content of one file, or of stdin if its name is -.
func Input(name string, stdin io.Reader) (string, error) {
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return "", err
		}
		defer file.Close()
		stdin = file
	}
	return readAll(stdin)
}

// readAll reads what is not longer than MaxFile.
func readAll(from io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(from, MaxFile+1))
	if len(data) > MaxFile {
		return "", fmt.Errorf("the input is longer than %d MiB", MaxFile>>20)
	}
	return string(data), err
}

func (r *reader) trouble(name string, err error) {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	r.unread = append(r.unread, Trouble{name, err.Error()})
}

// isBinary reports whether a file that begins with head is neither a text nor the bytes
// of a connection.
func isBinary(head []byte) bool {
	if bytes.IndexByte(head, 0) < 0 || pcap.Is(string(head)) {
		return false
	}
	first, _, _ := bytes.Cut(head, []byte("\n"))
	return !bytes.Contains(first, []byte("HTTP/")) || bytes.ContainsFunc(first, func(c rune) bool { return c < ' ' && c != '\t' && c != '\r' })
}
