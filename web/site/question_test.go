package site_test

import (
	"strings"
	"testing"

	"wsaccept/web/questions"
)

// A page that a question names links back to it, and has a title in the question.
func TestQuestionsAreLinked(t *testing.T) {
	asked, err := questions.All()
	if err != nil {
		t.Fatal(err)
	}
	all := rendered(t)
	for _, q := range asked {
		for _, to := range q.Related {
			path := to.Kind + "s/" + to.ID + "/"
			page := all[path]
			if page == nil {
				t.Errorf("%s names %s %s, which is not there", q.ID, to.Kind, to.ID)
				continue
			}
			if back := `href="../../questions/` + q.ID + `/"`; to.Kind != "question" && !strings.Contains(string(page), back) {
				t.Errorf("%s does not link to %s", path, q.ID)
			}
			if strings.Contains(string(all["questions/"+q.ID+"/"]), `/`+path+`"></a>`) {
				t.Errorf("%s: the link to %s has no words", q.ID, path)
			}
		}
	}
}
