//go:build !js

package observe

import (
	"context"
	"sync"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"wsaccept/web/e2e/browsers"
)

// chromiumTab is a page of Chromium that tries handshakes, several at a time.
type chromiumTab struct {
	ctx  context.Context
	stop func()

	mu     sync.Mutex
	urls   map[network.RequestID]string
	faults map[string]string // what DevTools says of a socket, by its URL
}

// startChromium starts the Chromium at path with the page at url. Its stop is to
// be called also after an error.
func startChromium(path, url string) (*chromiumTab, error) {
	ctx, stop, err := browsers.StartChromium(path)
	tab := &chromiumTab{ctx: ctx, stop: stop, urls: map[network.RequestID]string{}, faults: map[string]string{}}
	if err != nil {
		return tab, err
	}
	if err := chromedp.Listen(ctx, tab.note); err != nil {
		return tab, err
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		return tab, err
	}
	return tab, chromedp.Do(ctx, chromedp.Navigate(url))
}

// note keeps what DevTools says of sockets.
func (tab *chromiumTab) note(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	switch event := event.(type) {
	case *network.EventWebSocketCreated:
		tab.urls[event.RequestID] = event.URL
	case *network.EventWebSocketFrameError:
		tab.faults[tab.urls[event.RequestID]] = event.ErrorMessage
	}
}

// dial lets the page try the handshake.
func (tab *chromiumTab) dial(url string, protocols []string) (Outcome, error) {
	ctx, cancel := context.WithTimeout(tab.ctx, 4*browserPatience)
	defer cancel()
	verdict, err := chromedp.Run(ctx, chromedp.Evaluate[string](connectScript(url, protocols), chromedp.EvalAwaitPromise))
	if err != nil {
		return Outcome{}, err
	}
	tab.mu.Lock()
	defer tab.mu.Unlock()
	if verdict != "fail" {
		return Outcome{Verdict: verdict}, nil
	}
	return Outcome{verdict, withoutURL(tab.faults[url], url)}, nil
}
