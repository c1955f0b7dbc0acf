package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"wsaccept/wasm/gallery"
	"wsaccept/web/examples"
	"wsaccept/web/site"
)

// buildSite writes the static pages, the search's index and what search engines ask
// for to the directory out, and returns the index's name, which changes with its
// content. base is the address that the site will have, or "".
func buildSite(base string, assets map[string]file, out string) (index string, err error) {
	pages, err := site.All()
	if err != nil {
		return "", err
	}
	s := site.Site{
		Base:  strings.TrimSuffix(base, "/"),
		Pages: pages,
		Assets: site.Assets{
			Style: assets["style.css"].name, Icon: assets["favicon.svg"].name,
			Library: assets["minisearch.js"].name, LibraryIntegrity: assets["minisearch.js"].integrity(),
			Script: assets["search.js"].name, ScriptIntegrity: assets["search.js"].integrity(),
		},
	}
	words, err := s.Index()
	if err != nil {
		return "", err
	}
	s.Assets.Index = hashedName("pages.json", words)

	var group errgroup.Group
	group.SetLimit(runtime.NumCPU())
	write := func(name string, content func() ([]byte, error)) {
		group.Go(func() error {
			data, err := content()
			if err != nil || len(data) == 0 {
				return err
			}
			f := file{name: name, plain: data}
			if filepath.Ext(name) != ".png" { // that is compressed already
				if f, err = compress(name, data); err != nil {
					return err
				}
			}
			if err := os.MkdirAll(filepath.Join(out, filepath.Dir(name)), 0o755); err != nil {
				return err
			}
			return f.write(out)
		})
	}
	write(s.Assets.Index, func() ([]byte, error) { return words, nil })
	write("search/index.html", s.Search)
	write(missingFile, s.Missing)
	write(robotsFile, s.Robots)
	write(sitemapFile, s.Sitemap)
	for i, p := range pages {
		write(p.Path()+"index.html", func() ([]byte, error) { return s.Render(i) })
	}
	for _, e := range gallery.Entries() { // which the page's program fetches
		write("examples/"+e.ID+".txt", func() ([]byte, error) {
			text, _ := examples.Text(e.ID)
			return []byte(text), nil
		})
	}
	for _, kind := range site.Kinds() {
		write(site.PictureName(kind), func() ([]byte, error) { return site.Picture(kind) })
	}
	return s.Assets.Index, group.Wait()
}
