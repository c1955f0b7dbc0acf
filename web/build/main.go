// Command build makes web/dist, the page as it is served: it prerenders
// index.html, names each asset after its content, and compresses all of it.
//
//	build -wasm app.wasm -wasm-exec wasm_exec.js [-web DIR] [-out DIR]
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"text/tabwriter"
)

func main() {
	program := flag.String("wasm", "", "the compiled program of the page")
	glue := flag.String("wasm-exec", "", "wasm_exec.js of the Go that compiled it")
	source := flag.String("web", "web", "the `directory` of index.html and the other sources")
	out := flag.String("out", "web/dist", "the `directory` to write to; what is in it goes")
	flag.Parse()

	assets := map[string]string{
		"app.wasm":     *program,
		"wasm_exec.js": *glue,
		"boot.js":      filepath.Join(*source, "boot.js"),
		"style.css":    filepath.Join(*source, "style.css"),
		"favicon.svg":  filepath.Join(*source, "favicon.svg"),
	}
	if err := build(assets, filepath.Join(*source, "index.html"), *out); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
	if err := printSizes(*out); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

// build writes the page made of assets (name to file) and the template index to
// the directory out.
func build(assets map[string]string, index, out string) error {
	if err := clear(out); err != nil {
		return err
	}
	files := map[string]file{}
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
		if err := f.write(out); err != nil {
			return err
		}
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

// printSizes lists what each file of the page costs a visitor, in bytes.
func printSizes(dir string) error {
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "bytes\tgzip\tbrotli\t")
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	sizes := map[string]int64{}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			return err
		}
		sizes[entry.Name()] = info.Size()
	}
	var sum int64
	for _, entry := range entries {
		name := entry.Name()
		if ext := filepath.Ext(name); ext == ".br" || ext == ".gz" || name == ".gitkeep" {
			continue
		}
		best := sizes[name]
		if br, ok := sizes[name+".br"]; ok {
			best = br
		}
		sum += best
		fmt.Fprintf(table, "%d\t%s\t%s\t  %s\n", sizes[name], orDash(sizes[name+".gz"]), orDash(sizes[name+".br"]), name)
	}
	fmt.Fprintf(table, "\t\t%d\t  in all, over the wire\n", sum)
	return table.Flush()
}

func orDash(n int64) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprint(n)
}
