// Package documented marks what is said of programs that were not run here.
package documented

// Claim is a sentence about a program, and where its documentation or source says so.
type Claim struct {
	Says   string
	By     string // the program, and the version that the documentation or source is of
	Source string // its page, or the file
}

// String returns the sentence with its source.
func (c Claim) String() string { return c.Says + " (" + c.By + ", " + c.Source + ")" }

// Versions is the sentence of a report about a program of which nothing was run;
// documentation is of which versions.
func Versions(documentation string) string {
	return "Judged from the documentation of " + documentation + ", not run here."
}
