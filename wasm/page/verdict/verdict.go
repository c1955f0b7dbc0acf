// Package verdict shows what a judgement says of a handshake: what comes of it, why, what
// to do, and what programs make of it.
package verdict

import (
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/words"
)

// Show shows what comes of the handshake, why, and what to do: a small part of all there
// is to say, in work as well. With withLines, lines of a configuration are among it.
func Show(to *screen.Screen, r *judge.Result, withLines bool) {
	to.Island("judgement", judgement(r))
	if title, e, found := namedProxy(r); found && withLines {
		to.Island("why", passedOn(title, e))
		to.Island("fitting", markup.El("pre", "code", markup.Text(e.Fix)))
		to.Island("otherwise", markup.Group(markup.El("h3", "", markup.Text("If that is not it")), why(r)))
	} else {
		to.Island("why", why(r))
		to.Island("fitting", markup.Group())
		to.Island("otherwise", markup.Group())
	}
	to.Island("meanings", meanings(r))
	to.Island("taken", Notes(r.Notes))
	to.Island("problems", problems(r))
}

// Summary says in a sentence or two what comes of the handshake. A screen reader is told
// it.
func Summary(r *judge.Result) string {
	said := Outcome(r) + " " + count(r)
	if mistake, known := mistake(r); known {
		return mistake + " " + said
	}
	return said
}

// judgement is what a glance should reveal: the mistake behind a wrong Accept, and what
// comes of the handshake by the RFCs.
func judgement(r *judge.Result) markup.Node {
	class, count := "verdict "+class(r), markup.El("span", "count", markup.Text(count(r)))
	if mistake, known := mistake(r); known {
		return markup.Group(
			markup.El("p", class, markup.Visible(mistake, false)),
			markup.El("p", "why", markup.Text(strings.TrimPrefix(Outcome(r), "✗ ")+" "), count))
	}
	return markup.El("p", class, markup.Text(Outcome(r)+" "), count)
}

// mistake says what the server did to get its Accept wrong, if that is proven.
func mistake(r *judge.Result) (said string, known bool) {
	if d := r.Diagnosis(); d.Verdict == diagnose.Mistake {
		return "✗ Your server " + Mistakes(d.Explanations), true
	}
	return "", false
}

// Mistakes tells what the server did, as the rest of a sentence that begins with
// the server, or what it may have done.
func Mistakes(all []diagnose.Explanation) string {
	const told = 3
	said := ""
	for i, x := range all {
		if i == told {
			said += " There are more possibilities."
			break
		}
		if i > 0 {
			said += " Or it "
		}
		said += strings.TrimPrefix(x.Title, "It ")
	}
	if len(all) > 1 {
		said += " Each of these gives the very same bytes."
	}
	return said
}

// count says how many findings there are.
func count(r *judge.Result) string {
	faults, warnings := 0, 0
	for _, f := range r.All() {
		switch {
		case f.Severity == handshake.Error:
			faults++
		case f.Severity == handshake.Warning:
			warnings++
		}
	}
	var parts []string
	if faults > 0 {
		parts = append(parts, words.Count(faults, "fault"))
	}
	if warnings > 0 {
		parts = append(parts, words.Count(warnings, "warning"))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + "."
}

// class returns the colour of the verdict.
func class(r *judge.Result) string {
	switch {
	case r.Outcome == judge.Nothing:
		return "none"
	case !r.OK():
		return "error"
	case len(r.FailingBrowsers()) > 0:
		return "warning"
	}
	return "ok"
}

// problems lists what is wrong, each as a way to the bytes.
func problems(r *judge.Result) markup.Node {
	list := markup.El("ul", "problems")
	for _, side := range []judge.Side{judge.Address, judge.Request, judge.Response} {
		for i, f := range r.About(side) {
			shown := annotation.Severity(f)
			if shown == handshake.Info {
				continue
			}
			list.Kids = append(list.Kids, markup.El("li", string(shown),
				markup.El("span", "where", markup.Text(sideTitles[side])), markup.Text(" "),
				markup.El("a", "jump", markup.Visible(f.Title, false)).With("href", "#"+annotation.FindingID(string(side), i)), markup.Text(" "), annotation.Cite(f.Section)))
		}
	}
	if len(list.Kids) == 0 {
		return markup.Group()
	}
	return list
}

var sideTitles = map[judge.Side]string{judge.Address: "Address", judge.Request: "Request", judge.Response: "Response"}

// Notes tells what was taken from a text, and what was left.
func Notes(notes []string) markup.Node {
	if len(notes) == 0 {
		return markup.Group()
	}
	list := markup.El("ul", "notes")
	for _, note := range notes {
		list.Kids = append(list.Kids, markup.El("li", "", markup.Visible(note, false)))
	}
	return list
}
