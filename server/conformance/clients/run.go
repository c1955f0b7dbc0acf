package clients

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"

	"wsaccept/server/conformance/results"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
)

// A Dial opens a WebSocket at url and asks for the subprotocols. It returns an error if
// that failed: ErrTookLong if it did not come to an end. It must end when ctx is done.
type Dial func(ctx context.Context, url string, protocols []string) error

// ErrTookLong is the error of a Dial that gave up waiting for its client.
var ErrTookLong = errors.New("the client came to no end")

// Options say how clients are run.
type Options struct {
	Timeout  time.Duration // for each run
	Parallel int           // runs at a time
	Target   string        // the client, for the report
	Page     string        // the address of the page, for links
}

// maxTries is how often a client is run for a key with which a wrong Accept is wrong:
// of the mistakes, the most harmless is right for four keys in ten.
const maxTries = 12

// Run lets dial meet each fault, and reports. When ctx is done, the faults that are left
// get no lines.
func (l *Lab) Run(ctx context.Context, dial Dial, o Options) results.Report {
	began := time.Now()
	report := results.Report{Suite: "wsaccept lab", Target: o.Target, Began: began.UTC().Truncate(time.Second)}
	lines := make([]*results.Line, len(l.faults))
	var group sync.WaitGroup
	places := make(chan struct{}, max(o.Parallel, 1))
	for i, f := range l.faults {
		places <- struct{}{}
		if ctx.Err() != nil {
			break
		}
		group.Go(func() {
			defer func() { <-places }()
			if line := l.run(ctx, dial, f, o); ctx.Err() == nil {
				lines[i] = &line
			}
		})
	}
	group.Wait()
	for _, line := range lines {
		if line != nil {
			report.Lines = append(report.Lines, *line)
		}
	}
	report.Notes = score(report.Lines)
	report.Seconds = time.Since(began).Seconds()
	return report
}

// run lets dial meet one fault.
func (l *Lab) run(ctx context.Context, dial Dial, f lab.Fault, o Options) results.Line {
	for try := 1; ; try++ {
		url, name := l.newRun(f.ID)
		limited, cancel := context.WithTimeout(ctx, o.Timeout)
		err := dial(limited, url, f.Protocols)
		did := opened
		switch {
		case limited.Err() != nil || errors.Is(err, ErrTookLong):
			did = tookLong
		case err != nil:
			did = failed
		}
		cancel()
		a := l.of(f.ID, name)
		if a != nil {
			<-a.ended
			if did == tookLong && a.framed() {
				did = opened
			}
		}
		if a == nil || !a.rightByChance(f) || try == maxTries {
			return judge(f, a, did, o.Page)
		}
	}
}

// rightByChance reports whether a fault that makes the Accept wrong made it right for
// this key.
func (a *attempt) rightByChance(f lab.Fault) bool {
	switch f.Group {
	case lab.WrongGUID, lab.WrongKey, lab.WrongHash, lab.Written:
		response := a.sent()
		return isWhole(response) && handshake.Compare(handshake.ParseRequest(a.request), handshake.ParsePair(a.request, response).Response).Equal()
	}
	return false
}

// Command is a Dial that runs a command of a shell: its exit status is 0 if the WebSocket
// opened. {url} and {protocols} in it stand for those, as words of the shell, and so do
// the variables WSACCEPT_URL and WSACCEPT_PROTOCOLS; subprotocols are divided by commas.
func Command(command string) Dial {
	return func(ctx context.Context, url string, protocols []string) error {
		list := strings.Join(protocols, ",")
		quoted := strings.NewReplacer("{url}", "'"+url+"'", "{protocols}", "'"+list+"'").Replace(command)
		run := exec.CommandContext(ctx, "/bin/sh", "-c", quoted)
		run.Env = append(os.Environ(), "WSACCEPT_URL="+url, "WSACCEPT_PROTOCOLS="+list)
		// The shell's children end with it.
		run.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		run.Cancel = func() error { return syscall.Kill(-run.Process.Pid, syscall.SIGKILL) }
		run.WaitDelay = time.Second
		return run.Run()
	}
}

// Report is made of what arrived so far: a client opened if it said so, or sent a frame.
func (l *Lab) Report(target, page string) results.Report {
	report := results.Report{Suite: "wsaccept lab", Target: target, Began: time.Now().UTC().Truncate(time.Second)}
	for _, f := range l.faults {
		a := l.of(f.ID, "")
		if a == nil {
			continue
		}
		report.Lines = append(report.Lines, judge(f, a, a.deed(), page))
	}
	report.Notes = score(report.Lines)
	return report
}

// deed is what the client did, as far as its bytes and its word show.
func (a *attempt) deed() deed {
	a.mu.Lock()
	told := a.told
	a.mu.Unlock()
	switch {
	case told != "":
		return told
	case a.framed():
		return opened
	}
	return failed
}
