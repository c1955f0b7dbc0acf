//go:build !js

package observe

import (
	"context"
	"errors"
	"os"
	"strings"

	"wsaccept/web/e2e/browsers"
)

// firefoxPage is a page of Firefox that tries handshakes, one after the other, as
// Firefox itself does with those to one host. It starts anew if Firefox hangs,
// which some responses make it do.
type firefoxPage struct {
	path, url string
	firefox   *browsers.Firefox
	home      string
}

// start starts Firefox, with a profile that stop removes.
func (page *firefoxPage) start() (err error) {
	if page.home, err = os.MkdirTemp("", "observe"); err != nil {
		return err
	}
	if page.firefox, err = browsers.StartFirefox(page.path, page.home); err != nil {
		return err
	}
	return page.firefox.Open(page.url)
}

func (page *firefoxPage) stop() {
	if page.firefox != nil {
		page.firefox.Close()
		page.firefox = nil
	}
	_ = os.RemoveAll(page.home)
}

// dial lets the page try the handshake, and once more in a new Firefox if it does
// not come to an end. A Firefox that hangs twice has failed, without a message;
// any other error twice is one.
func (page *firefoxPage) dial(url string, protocols []string) (Outcome, error) {
	if outcome, err := page.try(url, protocols); err == nil {
		return outcome, nil
	}
	outcome, err := page.try(url, protocols)
	if errors.Is(err, context.DeadlineExceeded) {
		return Outcome{Verdict: "fail"}, nil
	}
	return outcome, err
}

// try lets the page try the handshake once. After an error the next try has a new
// Firefox.
func (page *firefoxPage) try(url string, protocols []string) (Outcome, error) {
	if page.firefox == nil {
		if err := page.start(); err != nil {
			page.stop()
			return Outcome{}, err
		}
	}
	var verdict string
	page.firefox.Said = nil
	if err := page.firefox.Eval(connectScript(url, protocols), &verdict); err != nil {
		page.stop()
		return Outcome{}, err
	}
	if verdict != "fail" {
		return Outcome{Verdict: verdict}, nil
	}
	for _, line := range page.firefox.Said {
		if strings.Contains(line.Text, url) {
			return Outcome{verdict, withoutURL(line.Text, url)}, nil
		}
	}
	// Firefox says why it refuses. A connection that is closed in the moment in
	// which it opens has an open event only now and then.
	return Outcome{Verdict: "open"}, nil
}
