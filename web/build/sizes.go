package main

import (
	"os"

	"wsaccept/web/weight"
)

// printSizes lists what each part of the page in the directory dir costs a visitor.
func printSizes(dir string) error {
	parts, err := weight.Parts(os.DirFS(dir))
	weight.Print(os.Stdout, parts)
	return err
}
