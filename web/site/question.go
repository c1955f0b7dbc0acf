package site

import (
	"html/template"
	"strings"
	"sync"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/gallery"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/messages"
	"wsaccept/web/questions"
)

// questionPages are the questions that people ask.
func questionPages() ([]Page, error) {
	all, err := questions.All()
	if err != nil {
		return nil, err
	}
	var pages []Page
	for _, q := range all {
		var paste template.HTML
		if asksOfProxy(q) {
			if paste, err = pasteConfiguration(q.ID); err != nil {
				return nil, err
			}
		}
		body, err := execute("question.html", map[string]any{"Question": q, "Related": relatedTo(q), "Paste": paste})
		if err != nil {
			return nil, err
		}
		pages = append(pages, Page{
			Kind: Questions, ID: q.ID, Group: q.Theme,
			Title: q.Title, Description: strings.ReplaceAll(q.Answer, "`", ""), Words: wordsOf(q),
			Body: body,
		})
	}
	return pages, nil
}

// wordsOf is what the reasons for the answer to q say, for the search.
func wordsOf(q questions.Question) string {
	var all []string
	for _, b := range q.Why {
		all = append(append(all, b.Text, b.Code), b.List...)
	}
	return strings.ReplaceAll(strings.Join(all, " "), "`", " ")
}

// related are pages of a kind that a question names.
type related struct {
	Name  string
	Links []link
}

// relatedKinds are the kinds of such pages in the order shown.
var relatedKinds = []struct{ kind, one, several string }{
	{"question", "Also asked", "Also asked"},
	{"example", "Example", "Examples"},
	{"rule", "Rule", "Rules"},
	{"mistake", "Mistake", "Mistakes"},
	{"message", "Error text", "Error texts"},
	{"fault", "In the laboratory", "In the laboratory"},
}

// relatedTo are the pages that q names.
func relatedTo(q questions.Question) []related {
	var all []related
	for _, k := range relatedKinds {
		var links []link
		for _, t := range q.Related {
			if t.Kind == k.kind {
				links = append(links, targetOf(t))
			}
		}
		switch len(links) {
		case 0:
		case 1:
			all = append(all, related{k.one, links})
		default:
			all = append(all, related{k.several, links})
		}
	}
	return all
}

// targetOf is the page that t names, without a title if there is none.
func targetOf(t questions.Target) link {
	to := link{Href: t.Kind + "s/" + t.ID + "/"}
	switch t.Kind {
	case "question":
		to.Title = questionTitles()[t.ID]
	case "example":
		entry, _ := gallery.Listed(t.ID)
		to.Title = entry.Title
	case "rule":
		for _, r := range handshake.Rules() {
			if r.ID == t.ID {
				to.Title = r.ID + ": " + strings.TrimSuffix(r.Title, ".")
			}
		}
	case "mistake":
		m, _ := diagnose.FindMistake(t.ID)
		to.Title = strings.TrimSuffix(byServer(m.Title), ".")
	case "message":
		for _, m := range messages.All() {
			if m.ID == t.ID {
				to.Title = messageTitle(m)
			}
		}
	case "fault":
		f, _ := lab.Find(t.ID)
		to.Title = f.Title
	}
	return to
}

var questionTitles = sync.OnceValue(func() map[string]string {
	titles := map[string]string{}
	all, _ := questions.All() // questionPages tells of the error
	for _, q := range all {
		titles[q.ID] = q.Title
	}
	return titles
})
