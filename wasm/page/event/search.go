package event

import "time"

// SearchDue comes when no other case has come for a while.
type SearchDue struct{ Case int }

// ThreadsCounted says how many threads run at the same time on this machine, as far
// as the browser tells, and what time it is.
type ThreadsCounted struct {
	Search  int
	Threads int
	At      time.Duration // since some moment
}

// UnitTried comes when a worker has tried a unit in vain.
type UnitTried struct {
	Search, Unit int
	At           time.Duration // since the moment of ThreadsCounted
}

// GUIDFound comes when a worker has found what was searched for.
type GUIDFound struct {
	Search int
	GUID   string
}

// WorkerFailed comes when there is no worker, or no longer one.
type WorkerFailed struct {
	Search int
	Stage  Stage
	Said   string // in the browser's words, or "" if it said nothing
}

// Stage says when a worker failed.
type Stage int

// The stages of a worker.
const (
	Constructing Stage = iota // the browser refused to make it
	Loading                   // the browser could not load it
	Working                   // it stopped
)

func (SearchDue) event()      {}
func (ThreadsCounted) event() {}
func (UnitTried) event()      {}
func (GUIDFound) event()      {}
func (WorkerFailed) event()   {}
