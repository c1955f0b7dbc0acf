package e2e

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"wsaccept/server/notrun"
)

// need returns the path of a program that the test runs, which is looked for
// under names. The environment may name another one: in NGINX, for nginx.
// Without the program the test is not run. programs.sh looks in the same places, and
// can install what is missing.
func need(t *testing.T, program string, names ...string) string {
	t.Helper()
	variable := strings.ToUpper(program)
	if name := os.Getenv(variable); name != "" {
		names = []string{name}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	notrun.Because(t, "%s is missing; to get it: make test as root, or set %s to its path", program, variable)
	return ""
}
