//go:build js && wasm

package main

import (
	"syscall/js"
	"time"

	"wsaccept/wasm/lab"
	"wsaccept/wasm/page"
	"wsaccept/wasm/wire"
)

const (
	// labLinger is how long a socket stays open that a fault let open. What the
	// server sends after its 101 comes in this time; the predictions count on it.
	labLinger = time.Second
	// labPatience is for the slowest fault, and for the browser's queue: it opens
	// one socket at a time to a server.
	labPatience = 30 * time.Second
	// labWorkers is how many faults a run tries at once.
	labWorkers = 4
)

// wireLab connects the inputs of the laboratory.
func (p *playground) wireLab() {
	p.state.Lab.Agent = page.ParseAgent(js.Global().Get("navigator").Get("userAgent").String())
	p.doc.onFault(p.chooseFault)
	p.doc.onClick("fault-try", func() { p.start(p.tryChosen) })
	p.doc.onClick("fault-next", func() { p.chooseFault(p.state.Lab.Next()) })
	p.doc.onClick("fault-check", func() {
		p.checkAttempt(p.state.Lab.Results[p.state.Lab.Chosen().ID].Attempt)
	})
	p.doc.onClick("faults-all", func() { p.start(p.runAll) })
	p.doc.onClick("faults-stop", func() {
		p.state.Lab.Run.Going = false
		p.showLab()
	})
	p.showLab()
}

// showLab brings the laboratory in line with the state.
func (p *playground) showLab() {
	l := p.state.Lab
	p.doc.show(page.LabView(p.state))
	p.doc.setHidden("lab", !l.Open)
	p.doc.setHidden("lab-link", !l.Open)
	p.doc.setHidden("fault-check", l.Results[l.Chosen().ID].Request == "")
	p.doc.setHidden("run-controls", !l.Run.Going)
	p.doc.setHidden("faults-all", l.Run.Going)
	p.doc.setProgress("run-bar", float64(len(l.Run.Done))/float64(len(lab.All())))
}

// toLab leads to the laboratory, which a link asks for, if there is one.
func (p *playground) toLab() {
	p.wantsLab = p.state.Live.Phase == page.Asking
	switch {
	case p.state.Lab.Open:
		p.wantsLab = false
		p.doc.jump("fault")
	case !p.wantsLab:
		p.doc.notice("This link leads to the laboratory, which needs the program of this project as the server. To start it: make run.")
	}
}

// chooseFault shows the fault called id.
func (p *playground) chooseFault(id string) {
	p.state.Lab.Fault = id
	p.showLab()
	p.doc.jump("fault")
	p.saveLink(replaceState)
}

// tryChosen performs the chosen fault in this browser.
func (p *playground) tryChosen() {
	f := p.state.Lab.Chosen()
	if p.state.Lab.Trying != "" {
		return
	}
	p.state.Lab.Trying = f.ID
	defer func() { p.state.Lab.Trying = "" }()
	p.showLab()
	a := tryFault(f)
	p.state.Lab = p.state.Lab.With(f, a)
	p.state.Lab.Trying = ""
	p.showLab()
	if p.state.Lab.Chosen().ID == f.ID {
		p.doc.announce(page.FaultSummary(p.state))
	}
}

func tryFault(f lab.Fault) page.Attempt {
	return call{path: wire.Relative(wire.LabPath) + f.ID, protocols: f.Protocols, linger: labLinger, patience: labPatience}.attempt()
}

// runAll tries every fault, one after the other or a few at once.
func (p *playground) runAll() {
	p.state.Lab.Run = page.Run{Going: true}
	p.showLab()
	workers := labWorkers
	calm := p.state.Lab.Agent.Name == "firefox"
	if calm {
		workers = 1
	}
	queue := lab.All()
	ended := make(chan struct{})
	for range workers {
		p.start(func() {
			defer func() { ended <- struct{}{} }()
			for len(queue) > 0 && p.state.Lab.Run.Going {
				f := queue[0]
				queue = queue[1:]
				a := tryFault(f)
				p.state.Lab = p.state.Lab.With(f, a)
				p.state.Lab.Run.Done = append(p.state.Lab.Run.Done, f.ID)
				p.showLab()
				if calm && !a.Script.Opened {
					calmDown()
				}
			}
		})
	}
	for range workers {
		<-ended
	}
	p.state.Lab.Run.Going = false
	p.showLab()
	p.doc.announce(page.ScoreSummary(p.state.Lab))
}

// calmDown opens a socket that nothing is wrong with. After each failure Firefox
// makes the next socket to the server wait longer, up to a minute, until one
// opens.
func calmDown() { call{patience: labPatience}.shakeHands(wire.Relative(wire.SocketPath)) }
