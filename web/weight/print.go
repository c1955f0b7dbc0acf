package weight

import (
	"fmt"
	"io"
)

// Print lists parts with their files, and whether they meet their aims.
func Print(w io.Writer, parts []Part) {
	for _, p := range parts {
		fmt.Fprintf(w, "%9d  %s: %s\n", p.Bytes(), p.Name, p.verdict())
		for _, f := range p.Files {
			fmt.Fprintf(w, "%20d  %s\n", f.Bytes, f.Name)
		}
	}
}

// verdict says whether p meets its aim, and by how much not.
func (p Part) verdict() string {
	switch {
	case len(p.Files) == 0:
		return fmt.Sprintf("has no file of its own; aim %d kB", p.Most/1000)
	case p.Met():
		return fmt.Sprintf("met, at most %d kB", p.Most/1000)
	}
	return fmt.Sprintf("NOT MET: %d kB of %d kB", (p.Bytes()+500)/1000, p.Most/1000)
}
