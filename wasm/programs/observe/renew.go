//go:build !js

package observe

import (
	"fmt"
	"os"
	"regexp"
	"time"
)

// RenewTable writes the versions, by the programs' ids, and the day into the table
// of programs, which is a file with a line for each program. The version of "node"
// is that of what programs run on.
func RenewTable(file string, versions map[string]string, day time.Time) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for id, version := range versions {
		if id == "node" {
			runtime := regexp.MustCompile(`("node": "Node\.js )[^"]*`)
			text = runtime.ReplaceAll(text, []byte("${1}"+version))
			continue
		}
		line := regexp.MustCompile(`(?m)(^\s*\{ID: "` + regexp.QuoteMeta(id) + `", .*Version: ")[^"]*(".*Observed: ")[^"]*(")`)
		if !line.Match(text) {
			return fmt.Errorf("%s has no line for %s", file, id)
		}
		text = line.ReplaceAll(text, []byte("${1}"+version+"${2}"+day.Format(time.DateOnly)+"${3}"))
	}
	return os.WriteFile(file, text, 0o644)
}
