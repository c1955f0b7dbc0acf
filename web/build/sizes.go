package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
)

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
		if ext := filepath.Ext(name); entry.IsDir() || ext == ".br" || ext == ".gz" || name[0] == '.' || !ofTheApp(name) {
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

// ofTheApp reports whether a file of the built page is one that the app loads, and
// not of the pages around it or for a host.
func ofTheApp(name string) bool {
	for _, other := range []string{"minisearch.", "search.", "pages.", "preview", headersFile, missingFile, robotsFile, sitemapFile} {
		if strings.HasPrefix(name, other) {
			return false
		}
	}
	return true
}

func orDash(n int64) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprint(n)
}
