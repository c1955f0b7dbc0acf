package page

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/verdict"
)

const chromium, firefox = "Chrome/156.0", "Firefox/153.0"

// openLab opens the page of a laboratory in a browser.
func openLab(t *testing.T, s *laboratory, userAgent, hash string) *tab {
	t.Helper()
	s.browser = ParseAgent(userAgent).Name
	return openTabAt(t, s, event.Opened{Address: homeAddress, Host: "localhost", Origin: "http://localhost:8080", Hash: hash, UserAgent: userAgent})
}

// One fault by hand, as a learner comes to it.
func TestLabInSession(t *testing.T) {
	b := openLab(t, &laboratory{}, chromium, "#v=1&fault=accept-hex")
	is(t, "the laboratory is hidden", b.hidden["lab"], true)
	is(t, "the focus", b.focus, "")
	b.settle()
	is(t, "the laboratory is hidden", b.hidden["lab"], false)
	is(t, "the focus", b.focus, faultCard)
	b.sees("fault", "accept-hex")
	is(t, "the button to check is hidden", b.hidden[FaultCheck], true)
	b.click(FaultTry)
	b.sees("fault-outcome", "Shaking hands")
	b.click(FaultTry) // no second attempt
	b.settle()
	b.sees("fault-outcome", "✓ As predicted: Chromium 156 refused.", "error event, close event 1006")
	is(t, "in the window", b.revealed, "fault-outcome")
	b.sees("fault-wire", "HTTP/1.1 101 Switching Protocols")
	b.sees("announce", "As predicted")
	for _, g := range FaultGroups() {
		tried := "1 of " + strconv.Itoa(len(g.faults)) + " tried"
		if g.Name != string(b.state.Lab.Chosen().Group) {
			tried = strconv.Itoa(len(g.faults))
		}
		is(t, g.Name, b.text(g.Count), tried)
	}

	b.typeIn(KeyField, "abc")
	b.settle()
	b.click(FaultNext)
	if !strings.Contains(b.hash(), "fault=") || strings.Contains(b.hash(), "accept-hex") {
		t.Errorf("the address is %s", b.hash())
	}
	b.take(event.Followed{Fault: "missing-accept"})
	b.sees("fault", "missing-accept")
	b.sees(KeyField, "abc")
	b.click(FaultTry)
	b.take(event.Followed{Fault: "accept-hex"}) // meanwhile
	announced := len(b.announced)
	b.settle()
	is(t, "announced of a fault that is not shown", len(b.announced)-announced, 0)
	b.take(event.Followed{Fault: "missing-accept"})
	b.click(FaultCheck)
	is(t, "the focus", b.focus, verdict.Title)
	b.sees("problems", "There is no Sec-WebSocket-Accept")
	b.goTo("#v=1&fault=accept-hex")
	is(t, "the focus", b.focus, faultCard)
}

// Every fault, in both browsers.
func TestRunAll(t *testing.T) {
	for _, userAgent := range []string{chromium, firefox} {
		s := &laboratory{}
		b := openLab(t, s, userAgent, "")
		b.settle()
		b.click(FaultsAll)
		most := 0
		for range 1_000_000 {
			if !b.step(time.Hour) {
				break
			}
			most = max(most, len(b.sockets))
		}
		is(t, userAgent+": the most sockets at once", most, map[string]int{chromium: labWorkers, firefox: 1}[userAgent])
		want := fmt.Sprintf("Score: %s behaved as predicted in %d of %[2]d cases.", b.state.Lab.Agent, len(lab.All()))
		is(t, userAgent, b.labels["announce"], want)
		for _, f := range b.state.Lab.Tally().Otherwise {
			t.Errorf("%s: %+v", f.ID, b.state.Lab.Results[f.ID].Script)
		}
		is(t, "the focus, when the button to stop has gone", b.focus, FaultsAll)
		b.sees("faults-count-1", "tried")
		if calm := strings.Count(strings.Join(s.asked, " ")+" ", "endpoint/ws "); (calm > 0) != (userAgent == firefox) {
			t.Errorf("%s: %d sockets to calm the browser", userAgent, calm)
		}
	}
}

// A run can be stopped, and begun again while the last of its attempts are under
// way.
func TestStopRun(t *testing.T) {
	b := openLab(t, &laboratory{}, chromium, "")
	b.settle()
	b.click(FaultsAll)
	is(t, "the focus, when the button has gone", b.focus, FaultsStop)
	b.wait(3 * time.Second)
	b.sees("score", "tried.")
	b.click(FaultsStop)
	is(t, "the focus", b.focus, FaultsAll)
	stopped := len(b.state.Lab.Run.Done)
	b.settle()
	is(t, "attempts that came to their end after the stop", len(b.state.Lab.Run.Done), stopped+labWorkers)
	b.sees("score", fmt.Sprintf("Stopped after %d of %d.", stopped+labWorkers, len(lab.All())))
	b.sees("announce", "Stopped after")

	b.click(FaultsAll)
	b.take(event.Clicked{Button: FaultsAll}) // no second run
	b.wait(time.Millisecond)
	b.click(FaultsStop)
	b.click(FaultsAll)
	b.settle()
	is(t, "attempts of the last run", len(b.state.Lab.Run.Done), len(lab.All()))
	is(t, "open sockets", len(b.sockets), 0)
}

// A run stops when the server no longer answers, and says so: what was not
// performed is no refusal and not in the score.
func TestRunLost(t *testing.T) {
	for _, userAgent := range []string{chromium, firefox} {
		s := &laboratory{}
		s.lostAt = 10
		b := openLab(t, s, userAgent, "")
		b.settle()
		s.reports = 0
		b.click(FaultsAll)
		b.settle()
		b.sees("score", "Stopped after 10 of", "the connection to the server was lost. Three attempts in a row got no answer.", "as predicted in 10 of 10 cases", "Not tried, because the server did not answer")
		b.sees("announce", "the connection to the server was lost")
		is(t, "a run goes on", b.state.Lab.Run.Going, false)
		is(t, "open sockets", len(b.sockets), 0)
		is(t, "the button to run is hidden", b.hidden[FaultsAll], false)
		lost := b.state.Lab.Tally().Unanswered[0]
		b.take(event.Followed{Fault: lost.ID})
		b.sees("fault-outcome", "The server of this page did not answer.", "nothing of this response: the server did not answer")
		if text := b.text("fault-outcome"); strings.Contains(text, "what the page sawrefuses") {
			t.Errorf("nothing reached the browser, and the page says: %s", text)
		}

		// It comes back.
		s.down, s.lostAt = false, 0
		b.click(FaultsAll)
		b.settle()
		b.sees("score", "Score: ")

		// It is away from the beginning.
		s.down = true
		b.click(FaultsAll)
		b.settle()
		b.sees("score", "Nothing could be tried: the connection to the server was lost.")
	}
}

// Single attempts without an answer don't end a run.
func TestRunGaps(t *testing.T) {
	s := &gappy{}
	b := openTabAt(t, s, event.Opened{Address: homeAddress, Host: "localhost", Origin: "http://localhost:8080", UserAgent: firefox})
	s.browser = "firefox"
	b.settle()
	b.click(FaultsAll)
	b.settle()
	tally := b.state.Lab.Tally()
	is(t, "tried", tally.Tried+len(tally.Unanswered), len(lab.All()))
	if len(tally.Unanswered) < 10 || b.state.Lab.Run.Lost {
		t.Errorf("%+v", tally)
	}
	b.sees("score", "Stopped after", "Not tried, because the server did not answer")
}

// gappy is a laboratory that answers two of three times.
type gappy struct {
	laboratory
	n int
}

func (g *gappy) fetch(path string) (int, string) {
	if g.n++; g.n%3 == 0 && path != "endpoint" {
		return 0, ""
	}
	return g.laboratory.fetch(path)
}
