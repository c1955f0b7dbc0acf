// Command build makes web/dist, the page and the site around it as they are
// served: it prerenders index.html, makes a page of each example, rule, mistake,
// fault, error text and question, names each asset after its content, and compresses all of it.
//
//	build -wasm app.wasm -wasm-exec wasm_exec.js [-early early.wasm] [-home home.wasm] [-web DIR] [-base ADDRESS] [-out DIR]
//	build -sizes [-out DIR]
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	program := flag.String("wasm", "", "the compiled program of the page")
	glue := flag.String("wasm-exec", "", "wasm_exec.js of the Go that compiled it")
	early := flag.String("early", "", "the program of wasm/early, as TinyGo compiles it; without it, nothing is live until the page's program is")
	home := flag.String("home", "", "the program of wasm/home, as TinyGo compiles it; without it, only the Accept is live until the page's program is")
	source := flag.String("web", "web", "the `directory` of index.html and the other sources")
	base := flag.String("base", "", "the `address` that the site will have, for search engines: https://play.example")
	out := flag.String("out", "web/dist", "the `directory` to write to; what is in it goes")
	sizes := flag.Bool("sizes", false, "build nothing, only list the sizes of what is built")
	flag.Parse()

	work := func() error { return run(*program, *glue, *early, *home, *source, *base, *out) }
	if *sizes {
		work = func() error { return printSizes(*out) }
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(program, glue, early, home, source, base, out string) error {
	assets := map[string]string{
		"app.wasm":      program,
		"wasm_exec.js":  glue,
		"boot.js":       filepath.Join(source, "boot.js"),
		"worker.js":     filepath.Join(source, "worker.js"),
		"style.css":     filepath.Join(source, "style.css"),
		"favicon.svg":   filepath.Join(source, "favicon.svg"),
		"minisearch.js": filepath.Join(source, "search", "minisearch.js"),
		"search.js":     filepath.Join(source, "search", "search.js"),
	}
	if home != "" {
		assets["home.wasm"] = home
		assets["home.js"] = filepath.Join(source, "home.js")
	}
	if err := clear(out); err != nil {
		return err
	}
	files, err := writeAssets(assets, out)
	if err != nil {
		return err
	}
	index, err := buildSite(base, files, out)
	if err != nil {
		return err
	}
	hashed := []string{index}
	for _, f := range files {
		hashed = append(hashed, f.name)
	}
	slices.Sort(hashed)
	script, err := earlyScript(source, early)
	if err != nil {
		return err
	}
	app, err := prerender(filepath.Join(source, "index.html"), script, files)
	if err != nil {
		return fmt.Errorf("prerender: %w", err)
	}
	if err := writeHostFiles(app, hashed, out); err != nil {
		return err
	}
	// index.html comes last: while it is missing, the page is not built.
	if err := writeCompressed("index.html", app, out); err != nil {
		return err
	}
	return printSizes(out)
}

// writeAssets writes the files of assets, by name, to the directory out, each under
// a name with its digest.
func writeAssets(assets map[string]string, out string) (map[string]file, error) {
	files := map[string]file{}
	for name, path := range assets {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("asset %s: %w", name, err)
		}
		f, err := compress(hashedName(name, data), data)
		if err != nil {
			return nil, fmt.Errorf("asset %s: %w", name, err)
		}
		files[name] = f
		if err := f.write(out); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// writeCompressed writes data to the directory out under name, with its compressed
// forms.
func writeCompressed(name string, data []byte, out string) error {
	f, err := compress(name, data)
	if err != nil {
		return err
	}
	return f.write(out)
}

// clear empties the directory dir but for .gitkeep.
func clear(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.Name() == ".gitkeep" {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}
