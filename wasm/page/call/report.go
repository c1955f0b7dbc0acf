package call

import (
	"errors"

	"wsaccept/wasm/page/event"
	"wsaccept/wasm/wire"
)

// NoAnswer says that a request to the server of the page failed in the browser. said
// is what the browser says, and restart how to start the server again, or "".
func NoAnswer(said, restart string) string {
	advice := "It may be down, or your connection to it is lost. Press the button again later."
	if restart != "" {
		advice = "Is it still running? Start it again (" + restart + ") and press the button again."
	}
	return "The server of this page did not answer. " + advice + " The browser says: " + said
}

// Strange says that what answers can't be read.
func Strange(err error) string {
	return "What answers at the address of this page's server says what this page does not expect. Perhaps it is of another version, or something else. In its answer " + err.Error() + "."
}

// reported takes the server's report.
func (c Call) reported(e event.Fetched) Call {
	switch {
	case e.Err != "":
		c.Failure, c.Lost = NoAnswer(e.Err, c.plan.Restart), e.Status == 0
		return c
	case e.Status != 200 && c.Script.Opened:
		c.Failure = "The WebSocket opened, but the server's report is gone. Press the button again."
		return c
	case e.Status != 200:
		c.Failure = "The handshake did not reach the server, or its report is gone. Press the button again. A proxy that blocks WebSocket traffic causes this, too."
		return c
	}
	report, err := wire.ReadReport(e.Text)
	switch {
	case errors.Is(err, wire.ErrNoObject):
		c.Failure = NoAnswer(err.Error(), c.plan.Restart)
		return c
	case err != nil:
		c.Failure = Strange(err)
		return c
	}
	c.Request, c.Response = string(report.Request), string(report.Response)
	c.Redacted, c.Truncated, c.Unsent = report.Redacted, report.Truncated, report.Unsent
	if report.Other != nil {
		c.Other = Answer{Server: report.Other.Server, Response: string(report.Other.Response)}
	}
	return c
}

// told takes the report that was the first message, or its absence.
func (c Call) told() Call {
	if !c.Script.Opened {
		c.Failure = "The WebSocket did not open, and a page can't find out why: script gets the code 1006 and nothing else. This server reports only through the open socket, so there is no report."
		return c
	}
	report, err := wire.ReadArrival(c.message)
	switch {
	case errors.Is(err, wire.ErrNoObject):
		c.Failure = "The WebSocket opened, but the report, which is the server's first message, did not arrive. Press the button again."
	case err != nil:
		c.Failure = Strange(err)
	default:
		c.SecondHand, c.Request, c.Redacted = true, string(report.Request), report.Redacted
	}
	return c
}
