package endpoint

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"regexp"
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
	".json": "application/json",
	".png":  "image/png",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
	".wasm": "application/wasm",
	".xml":  "application/xml",
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
type static struct {
	files  map[string]map[string]variant // by path, then by coding
	policy [][2]string
}

// newStatic reads all of files.
func newStatic(files fs.FS) (static, error) {
	s := static{files: map[string]map[string]variant{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
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
			if s.files["/"+plain] == nil {
				s.files["/"+plain] = map[string]variant{}
			}
			sum := sha256.Sum256(data)
			s.files["/"+plain][coding.name] = variant{data, `"` + hex.EncodeToString(sum[:12]) + `"`}
			if folder, found := strings.CutSuffix("/"+plain, "index.html"); found {
				s.files[folder] = s.files["/"+plain]
			}
			break
		}
		return nil
	})
	if err != nil {
		return static{}, err
	}
	app, built := s.files["/index.html"]
	if !built {
		return static{}, errors.New("this program was built without the page; build it with: make build")
	}
	s.policy = gate.PolicyOf(app[""].data)
	return s, nil
}

func (s static) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	gate.SetFields(w.Header(), s.policy)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This address can only be read.", http.StatusMethodNotAllowed)
		return
	}
	variants, found := s.files[r.URL.Path]
	if !found {
		s.missing(w, r)
		return
	}
	name := path.Base(r.URL.Path)
	if strings.HasSuffix(r.URL.Path, "/") {
		name = "index.html"
	}
	h := w.Header()
	h.Set("Cache-Control", gate.AskEachTime)
	if hashed.MatchString(name) {
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

// hashed matches the name of a file that changes with its content.
var hashed = regexp.MustCompile(`\.[0-9a-f]{12}\.[a-z]+$`)

// missing answers where there is no file: with the way to the page if only the slash
// at its end was left out.
func (s static) missing(w http.ResponseWriter, r *http.Request) {
	if _, found := s.files[r.URL.Path+"/"]; found {
		w.Header().Set("Location", path.Base(r.URL.Path)+"/") // of this folder: a proxy may have another path for it
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	page, built := s.files["/404.html"]
	if !built || !strings.Contains(r.Header.Get("Accept"), "text/html") {
		http.Error(w, "There is nothing here. The playground is at /.", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", contentTypes[".html"])
	w.WriteHeader(http.StatusNotFound)
	if r.Method != http.MethodHead {
		w.Write(page[""].data)
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
