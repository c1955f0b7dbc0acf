package site

import (
	"html/template"
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/gallery"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/messages"
)

// messagePages are the error texts, those together that mean the same.
func messagePages() ([]Page, error) {
	var pages []Page
	for _, m := range messages.All() {
		var words []string
		for _, t := range m.Texts {
			words = append(words, t.Text)
			for _, s := range t.Sources {
				words = append(words, s.Program)
			}
		}
		links := map[messages.LinkKind][]link{}
		for _, l := range m.Links {
			links[l.Kind] = append(links[l.Kind], pageOf(l))
		}
		var paste template.HTML
		var err error
		if mayBeProxy(m) {
			if paste, err = pasteConfiguration(m.ID); err != nil {
				return nil, err
			}
		}
		body, err := execute("message.html", map[string]any{
			"Paste":   paste,
			"Message": m, "More": more(m),
			"Examples": links[messages.ToExample], "Rules": links[messages.ToRule],
			"Mistakes": links[messages.ToMistake], "Faults": links[messages.ToFault],
		})
		if err != nil {
			return nil, err
		}
		pages = append(pages, Page{
			Kind: Messages, ID: m.ID, Group: phaseNames[m.Phase],
			Title: messageTitle(m), Description: m.Means, Words: strings.Join(words, " "),
			Body: body,
		})
	}
	return pages, nil
}

// pageOf is the page that l leads to.
func pageOf(l messages.Link) link {
	switch l.Kind {
	case messages.ToExample:
		e, _ := gallery.Find(l.ID)
		return link{"examples/" + l.ID + "/", e.Title}
	case messages.ToMistake:
		m, _ := diagnose.FindMistake(l.ID)
		return link{"mistakes/" + l.ID + "/", byServer(m.Title)}
	case messages.ToFault:
		f, _ := lab.Find(l.ID)
		return link{"faults/" + l.ID + "/", f.Title}
	default:
		return link{"rules/" + l.ID + "/", "rule " + l.ID}
	}
}

// messageTitle is what m says, in a line: the sentence that no other one begins with.
func messageTitle(m messages.Explained) string {
	means := m.Means
	for _, phase := range []string{"The handshake succeeded. ", "The WebSocket had opened. "} {
		means = strings.TrimPrefix(means, phase)
	}
	return strings.TrimSuffix(firstSentence(means), ".")
}

// more is what m means, if its title does not say it all.
func more(m messages.Explained) string {
	if strings.TrimSuffix(m.Means, ".") == messageTitle(m) {
		return ""
	}
	return m.Means
}

// phaseNames are the headings of the error texts.
var phaseNames = map[messages.Phase]string{
	messages.NeverSent: "Nothing was sent",
	messages.NoAnswer:  "No response came",
	messages.Refused:   "The server refuses",
	messages.BadAnswer: "The client does not take the response",
	messages.GivenUp:   "The client gave up",
	messages.After:     "After the handshake: it had succeeded",
	messages.Unsure:    "It failed, and the text alone doesn't say when",
}
