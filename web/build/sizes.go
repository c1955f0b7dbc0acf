package main

import (
	"fmt"
	"os"
	"path/filepath"
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
		if ext := filepath.Ext(name); ext == ".br" || ext == ".gz" || name[0] == '.' || name == headersFile || name == missingFile {
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
