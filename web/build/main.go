// Command build makes web/dist, the page as it is served: it prerenders
// index.html, names each asset after its content, and compresses all of it.
//
//	build -wasm app.wasm -wasm-exec wasm_exec.js [-web DIR] [-out DIR]
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
	source := flag.String("web", "web", "the `directory` of index.html and the other sources")
	out := flag.String("out", "web/dist", "the `directory` to write to; what is in it goes")
	sizes := flag.Bool("sizes", false, "build nothing, only list the sizes of what is built")
	flag.Parse()

	if err := run(*program, *glue, *source, *out, *sizes); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(program, glue, source, out string, sizesOnly bool) error {
	if sizesOnly {
		return printSizes(out)
	}
	assets := map[string]string{
		"app.wasm":     program,
		"wasm_exec.js": glue,
		"boot.js":      filepath.Join(source, "boot.js"),
		"worker.js":    filepath.Join(source, "worker.js"),
		"style.css":    filepath.Join(source, "style.css"),
		"favicon.svg":  filepath.Join(source, "favicon.svg"),
	}
	if err := build(assets, filepath.Join(source, "index.html"), out); err != nil {
		return err
	}
	return printSizes(out)
}

// build writes the page made of assets (name to file) and the template index to
// the directory out.
func build(assets map[string]string, index, out string) error {
	if err := clear(out); err != nil {
		return err
	}
	files := map[string]file{}
	var hashed []string
	for name, path := range assets {
		data, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("asset %s: %w", name, err)
		}
		f, err := compress(hashedName(name, data), data)
		if err != nil {
			return fmt.Errorf("asset %s: %w", name, err)
		}
		files[name] = f
		hashed = append(hashed, f.name)
		if err := f.write(out); err != nil {
			return err
		}
	}
	slices.Sort(hashed)
	if err := writeHostFiles(hashed, out); err != nil {
		return err
	}
	page, err := prerender(index, files)
	if err != nil {
		return fmt.Errorf("prerender: %w", err)
	}
	// index.html comes last: while it is missing, the page is not built.
	f, err := compress("index.html", page)
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
