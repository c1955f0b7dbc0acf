// Package notrun is for tests that need what this machine lacks.
package notrun

import (
	"fmt"
	"os"
	"testing"
)

// Because ends the test as not run, in one plain line with the reason, which says
// how to get what is missing. Under CI, where nobody reads that, the test fails.
func Because(t testing.TB, reason string, args ...any) {
	t.Helper()
	line := fmt.Sprintf("NOT RUN: %s, because %s", t.Name(), fmt.Sprintf(reason, args...))
	if os.Getenv("CI") == "true" {
		t.Fatal(line)
	}
	fmt.Println(line)
	t.SkipNow()
}
