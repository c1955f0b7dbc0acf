package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"
)

// file is one file of the page in the forms it is served in.
type file struct {
	name   string
	plain  []byte
	brotli []byte // nil when it is not smaller
	gzip   []byte // nil when it is not smaller
}

// hashedName returns name with a digest of data in it, "app.1a2b3c4d5e6f.wasm",
// so that a browser may keep the file for ever.
func hashedName(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := filepath.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
}

// integrity returns the value of the attribute by which a browser refuses another
// file in the place of f: Subresource Integrity.
func (f file) integrity() string {
	sum := sha512.Sum384(f.plain)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}

// compress returns the file called name with its compressed forms, each as small
// as its format can make it.
func compress(name string, data []byte) (file, error) {
	f := file{name: name, plain: data}
	// The window is the whole file's; browsers allow up to 2^24 bytes.
	br, err := compressed(data, func(w io.Writer) (io.WriteCloser, error) {
		return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24}), nil
	})
	if err != nil {
		return f, err
	}
	gz, err := compressed(data, func(w io.Writer) (io.WriteCloser, error) {
		return gzip.NewWriterLevel(w, gzip.BestCompression)
	})
	if err != nil {
		return f, err
	}
	f.brotli, f.gzip = br, gz
	return f, nil
}

// compressed runs data through a compressor. It returns nil if that gains
// nothing.
func compressed(data []byte, compressor func(io.Writer) (io.WriteCloser, error)) ([]byte, error) {
	var out bytes.Buffer
	w, err := compressor(&out)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if out.Len() >= len(data) {
		return nil, nil
	}
	return out.Bytes(), nil
}

// write puts all forms of f into the directory dir.
func (f file) write(dir string) error {
	for ext, data := range map[string][]byte{"": f.plain, ".br": f.brotli, ".gz": f.gzip} {
		if data == nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, f.name+ext), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
