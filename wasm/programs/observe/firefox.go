//go:build !js

package observe

import (
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

// dial lets the page try the handshake. A Firefox that does not come back has
// failed, without a message.
func (page *firefoxPage) dial(url string, protocols []string) (Outcome, error) {
	if page.firefox == nil {
		if err := page.start(); err != nil {
			return Outcome{}, err
		}
	}
	var verdict string
	page.firefox.Said = nil
	if page.firefox.Eval(connectScript(url, protocols), &verdict) != nil {
		page.stop()
		return Outcome{Verdict: "fail"}, nil
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
