package verdict

import (
	"strconv"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/words"
)

// mostListed is how many handshakes of a text are shown in a list.
const mostListed = 200

// mostCauses is for how many of them the cause is told: to find it may take milliseconds.
const mostCauses = 40

// List lists the handshakes in a text, those that fail first, each with its verdict,
// its title and the cause in a line. Each is a button, whose value is the number of the
// handshake; that of the opened one says so, if that is not 0. It is "" if there are not
// several: then the text is judged as ever.
func List(list *judge.List, opened int) string {
	if len(list.Handshakes) < 2 {
		return ""
	}
	n := markup.Group(markup.El("p", "verdict "+tone(list), markup.Text(ListSummary(list))))
	items := markup.El("ol", "several")
	for i, h := range list.FailingFirst() {
		if i == mostListed {
			break
		}
		items.Kids = append(items.Kids, item(h, i < mostCauses, h.Number == opened))
	}
	n.Kids = append(n.Kids, items)
	if more := len(list.Handshakes) - mostListed; more > 0 {
		n.Kids = append(n.Kids, markup.El("p", "more", markup.Text("… and "+words.Count(more, "handshake")+" more. The command line lists all of them: wsaccept check FILE.")))
	}
	return n.HTML()
}

// ListSummary says in a sentence how many handshakes of a text fail. A screen reader
// is told it.
func ListSummary(list *judge.List) string {
	total, failing := len(list.Handshakes), list.Failing()
	found := words.Count(total, "handshake") + " in this text"
	switch {
	case failing == 0:
		found = "✓ " + found + ": nothing is wrong with any of them."
	case failing == total:
		found = "✗ " + found + ": all of them fail."
	default:
		found = "✗ " + found + ": " + strconv.Itoa(failing) + " of them " + failOrFails(failing) + "."
	}
	if list.Others > 0 {
		found += " " + words.Count(list.Others, "other request") + " " + wasOrWere(list.Others) + " left out: not for a WebSocket."
	}
	return found
}

func failOrFails(n int) string {
	if n == 1 {
		return "fails"
	}
	return "fail"
}

func wasOrWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

func tone(list *judge.List) string {
	if list.Failing() > 0 {
		return "error"
	}
	return "ok"
}

// item shows one of the handshakes, and the cause if it fails and that is asked for.
func item(h judge.Handshake, withCause, opened bool) markup.Node {
	class, sign, word := "ok", "✓", "ok"
	if !h.OK {
		class, sign, word = "error", "✗", "fails"
	}
	button := markup.El("button", "open-piece",
		markup.El("span", "sign", markup.Text(sign+" "+word)), markup.Text(" "),
		markup.El("b", "", markup.Visible(h.Title, false)), markup.Text(" "),
		markup.El("small", "where", markup.Text(whereIn(h)))).
		With("type", "button").With("value", strconv.Itoa(h.Number))
	if opened {
		button = button.With("aria-current", "true")
	}
	item := markup.El("li", class, button)
	if withCause && !h.OK {
		if cause := oneLine(h); cause != "" {
			item.Kids = append(item.Kids, markup.Text(" "), markup.El("span", "cause", markup.Visible(cause, false)))
		}
	}
	return item
}

// whereIn tells where in the text a handshake is.
func whereIn(h judge.Handshake) string {
	if h.Packet > 0 {
		return "packet " + strconv.Itoa(h.Packet)
	}
	return "line " + strconv.Itoa(h.Line)
}

// oneLine returns the cause why a handshake fails, cut to a line.
func oneLine(h judge.Handshake) string {
	const most = 160
	cause := h.Result().Advice().Cause
	if len(cause) <= most {
		return cause
	}
	runes := []rune(cause)
	return string(runes[:min(len(runes), most)]) + "…"
}
