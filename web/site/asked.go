package site

import (
	"sync"

	"wsaccept/web/questions"
)

// asked are the questions that name a page, by its path.
var asked = sync.OnceValue(func() map[string][]link {
	by := map[string][]link{}
	all, _ := questions.All() // questionPages tells of the error
	for _, q := range all {
		for _, t := range q.Related {
			if path := targetOf(t).Href; t.Kind != "question" {
				by[path] = append(by[path], link{"questions/" + q.ID + "/", q.Title})
			}
		}
	}
	return by
})
