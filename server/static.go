package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"wsaccept/server/gate"
)

// contentTypes of the page's files. The table of the operating system is not
// asked: it differs, and a browser streams WebAssembly under one name only.
var contentTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".svg":  "image/svg+xml",
	".wasm": "application/wasm",
}

// codings of a file, the best first, with the extension of the compressed copy.
var codings = []struct{ name, ext string }{{"br", ".br"}, {"gzip", ".gz"}, {"", ""}}

// variant is a file in one coding.
type variant struct {
	data []byte
	etag string
}

// static serves the built page from memory, compressed when the client can take
// it. (The libraries for this match Accept-Encoding by substring or send entity
// tags without their quotes; a page on getting HTTP right should not.)
type static map[string]map[string]variant // by path, then by coding

// newStatic reads all of files.
func newStatic(files fs.FS) (static, error) {
	s := static{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == "404.html" { // that one is for other hosts
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		for _, coding := range codings {
			plain, found := strings.CutSuffix(name, coding.ext)
			if _, known := contentTypes[path.Ext(plain)]; !found || !known {
				continue
			}
			if s["/"+plain] == nil {
				s["/"+plain] = map[string]variant{}
			}
			sum := sha256.Sum256(data)
			s["/"+plain][coding.name] = variant{data, `"` + hex.EncodeToString(sum[:12]) + `"`}
			break
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if _, built := s["/index.html"]; !built {
		return nil, errors.New("this program was built without the page; build it with: make build")
	}
	s["/"] = s["/index.html"]
	return s, nil
}

func (s static) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This address can only be read.", http.StatusMethodNotAllowed)
		return
	}
	variants, found := s[r.URL.Path]
	if !found {
		http.Error(w, "There is nothing here. The playground is at /.", http.StatusNotFound)
		return
	}
	name := path.Base(r.URL.Path)
	h := w.Header()
	if name == "/" || name == "index.html" {
		name = "index.html"
		h.Set("Cache-Control", gate.AskEachTime)
	} else {
		h.Set("Cache-Control", gate.ForEver)
	}
	h.Set("Content-Type", contentTypes[path.Ext(name)])
	h.Add("Vary", "Accept-Encoding")
	for _, coding := range codings {
		v, exists := variants[coding.name]
		if !exists || coding.name != "" && !acceptsCoding(r.Header.Values("Accept-Encoding"), coding.name) {
			continue
		}
		if coding.name != "" {
			h.Set("Content-Encoding", coding.name)
		}
		if !strings.HasPrefix(r.Header.Get("Range"), "bytes=") && r.Header.Get("If-Match") == "" { // the whole file, or a 304
			h.Set("Content-Length", strconv.Itoa(len(v.data))) // ServeContent leaves it out with a coding
		}
		h.Set("Etag", v.etag)
		if !strings.HasPrefix(r.Header.Get("Range"), "bytes=") {
			r.Header.Del("Range") // RFC 9110 §14.2: an unknown unit is ignored; ServeContent would answer 416
		}
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(v.data))
		return
	}
}

// acceptsCoding reports whether the lines of an Accept-Encoding field let the
// server answer in coding: RFC 9110 §12.5.3.
func acceptsCoding(lines []string, coding string) bool {
	accepted := false
	for _, member := range strings.Split(strings.Join(lines, ","), ",") {
		name, weight, _ := strings.Cut(member, ";")
		name = strings.TrimSpace(name)
		if !strings.EqualFold(name, coding) && name != "*" {
			continue
		}
		_, q, weighted := strings.Cut(strings.ToLower(weight), "q=")
		value, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
		wanted := !weighted || err == nil && value > 0
		if name != "*" {
			return wanted
		}
		accepted = wanted
	}
	return accepted
}
