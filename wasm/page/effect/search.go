package effect

// CountThreads asks how many workers make sense: event.ThreadsCounted.
type CountThreads struct{ Search int }

// StartWorkers starts a worker for each job: event.UnitTried and so on.
type StartWorkers struct {
	Search int
	Jobs   []Job
}

// Job is a worker's share of a search: the units First, First+Step, First+2·Step
// and so on.
type Job struct {
	Key         string
	Digest      [20]byte
	First, Step int
}

// StopWorkers ends all workers at once, whatever they are doing.
type StopWorkers struct{}

func (CountThreads) effect() {}
func (StartWorkers) effect() {}
func (StopWorkers) effect()  {}
