package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// promisesFile has what the server promises, and which tests hold it.
const promisesFile = "README.md"

var testName = regexp.MustCompile("`((?:[a-z0-9.]+/)*)((?:Test|Fuzz)[A-Z][A-Za-z0-9_]*)`")

// Each promise has a test, and each test that is named exists.
func TestPromises(t *testing.T) {
	data, err := os.ReadFile(promisesFile)
	if err != nil {
		t.Fatal(err)
	}
	_, promises, found := strings.Cut(string(data), "\n## What it promises\n")
	if !found {
		t.Fatal("there are no promises")
	}
	promises, _, _ = strings.Cut(promises, "\n## ")
	all := strings.Split(promises, "\n- ")
	if len(all) < 2 {
		t.Fatal("there is no list of promises")
	}
	for _, promise := range all[1:] {
		if !testName.MatchString(promise) {
			t.Errorf("no test holds this: %s", promise)
		}
	}
	known := map[string]string{} // the tests in a folder, as text
	for _, named := range testName.FindAllStringSubmatch(string(data), -1) {
		folder, name := filepath.Join(".", named[1]), named[2]
		if _, read := known[folder]; !read {
			known[folder] = testsIn(t, folder)
		}
		if !strings.Contains(known[folder], "\nfunc "+name+"(") {
			t.Errorf("%s has no %s", folder, name)
		}
	}
}

// testsIn returns the text of the tests in folder.
func testsIn(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
