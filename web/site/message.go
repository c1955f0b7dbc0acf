package site

import (
	"strings"

	"wsaccept/wasm/gallery"
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
		var examples, rules []link
		for _, l := range m.Links {
			switch l.Kind {
			case "example":
				e, _ := gallery.Find(l.ID)
				examples = append(examples, link{"examples/" + l.ID + "/", e.Title})
			case "rule":
				rules = append(rules, link{"rules/" + l.ID + "/", "rule " + l.ID})
			}
		}
		body, err := execute("message.html", map[string]any{
			"Message": m, "Examples": examples, "Rules": rules, "More": more(m),
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
