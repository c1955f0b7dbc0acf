// Package weight tells what the parts of the built page cost a visitor in bytes over
// the wire, beside what they may cost.
package weight

import (
	"bytes"
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
)

// Part is what a visitor loads together.
type Part struct {
	Name  string
	Files []File // the largest first
	Most  int    // bytes, the aim
	Bound int    // bytes that it must not exceed while the aim is not met
}

// File is a file of the page in the smallest form that it is served in, which is
// brotli's wherever that gains something.
type File struct {
	Name  string
	Bytes int
}

// Bytes returns what p costs.
func (p Part) Bytes() int {
	sum := 0
	for _, f := range p.Files {
		sum += f.Bytes
	}
	return sum
}

// has reports whether the file called name is one of p's.
func (p Part) has(name string) bool {
	return slices.ContainsFunc(p.Files, func(f File) bool { return f.Name == name })
}

// Met reports whether p costs no more than it should.
func (p Part) Met() bool { return p.Bytes() <= p.Most }

// later are the parts that come after the home view, in files named after them. The
// views other than home share one program, so the aim is that of the heaviest of them.
var later = []Part{{Name: "app", Most: 220_000, Bound: 2_600_000}, {Name: "worker", Most: 80_000}}

// Parts returns the parts of the built page files.
func Parts(files fs.FS) ([]Part, error) {
	home, err := homeView(files)
	if err != nil {
		return nil, err
	}
	html := Part{Name: "HTML of the home view", Most: 25_000}
	if html.Files, err = measured(files, []string{"index.html"}); err != nil {
		return nil, err
	}
	parts := []Part{home, html}
	for _, part := range later {
		names, err := fs.Glob(files, part.Name+".*")
		if err != nil {
			return nil, err
		}
		names = slices.DeleteFunc(names, func(name string) bool {
			return path.Ext(name) == ".br" || path.Ext(name) == ".gz" || home.has(name)
		})
		if part.Files, err = measured(files, names); err != nil {
			return nil, err
		}
		part.Name += ", in addition"
		parts = append(parts, part)
	}
	static, err := largestPage(files)
	return append(parts, static), err
}

// homeView returns all that a browser loads until the home view is live.
func homeView(files fs.FS) (Part, error) {
	home := Part{Name: "home view, until it is live", Most: 150_000, Bound: 700_000}
	names, err := loaded(files, "index.html")
	if err != nil {
		return home, err
	}
	for _, name := range names {
		program, err := fs.ReadFile(files, name)
		if err != nil {
			return home, err
		}
		if path.Ext(name) == ".wasm" && byGo(program) {
			home.Name, home.Most, home.Bound = "home view, until it is live, compiled by Go", 700_000, 2_600_000
		}
	}
	home.Files, err = measured(files, names)
	return home, err
}

// largestPage returns the heaviest of the static pages, with what it loads. The
// search has its index beside that, which is only loaded when somebody searches.
func largestPage(files fs.FS) (Part, error) {
	largest := Part{Most: 20_000}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "index.html" || name == "index.html" || name == "search/index.html" {
			return err
		}
		names, err := loaded(files, name)
		if err != nil {
			return err
		}
		page := Part{Name: "the largest static page, all of it", Most: largest.Most}
		if page.Files, err = measured(files, names); err == nil && page.Bytes() > largest.Bytes() {
			largest = page
		}
		return err
	})
	return largest, err
}

var asset = regexp.MustCompile(` (?:src|href)="(?:\.\./)*([a-z_-]+\.[0-9a-f]{12}\.[a-z]+)"`)

// loaded returns the names of the files that a browser loads for the page called name,
// and the page's.
func loaded(files fs.FS, name string) ([]string, error) {
	html, err := fs.ReadFile(files, name)
	names := []string{name}
	for _, found := range asset.FindAllSubmatch(html, -1) {
		names = append(names, string(found[1]))
	}
	slices.Sort(names)
	return slices.Compact(names), err
}

// measured returns the files called names in their smallest forms, the largest first.
func measured(files fs.FS, names []string) ([]File, error) {
	var all []File
	for _, name := range names {
		info, err := fs.Stat(files, name)
		if br, missing := fs.Stat(files, name+".br"); missing == nil {
			info = br
		}
		if err != nil {
			return nil, err
		}
		all = append(all, File{name, int(info.Size())})
	}
	slices.SortFunc(all, func(a, b File) int { return cmp.Compare(b.Bytes, a.Bytes) })
	return all, nil
}

// byGo reports whether Go compiled program, and not TinyGo: Go's runtime asks its glue
// for more.
func byGo(program []byte) bool { return bytes.Contains(program, []byte("runtime.resetMemoryDataView")) }
