package questions_test

import (
	"os"
	"regexp"
	"testing"
)

// The questions that index.html leads to are there.
func TestLinkedFromThePage(t *testing.T) {
	page, err := os.ReadFile("../index.html")
	if err != nil {
		t.Fatal(err)
	}
	answered := map[string]bool{}
	for _, q := range all(t) {
		answered[q.ID] = true
	}
	links := regexp.MustCompile(`href="questions/([^/"]+)/"`).FindAllSubmatch(page, -1)
	if len(links) == 0 {
		t.Error("index.html leads to no question")
	}
	for _, link := range links {
		if !answered[string(link[1])] {
			t.Errorf("index.html leads to the question %s, which is not there", link[1])
		}
	}
}
