package main

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// profile is what a visitor has.
type profile struct {
	name   string
	slow4G bool
	cpu    float64 // how many times slower than here
}

var (
	local      = profile{"localhost", false, 1}
	slow4G     = profile{"slow 4G", true, 1}
	slow4GCPU  = profile{"slow 4G, 4× CPU", true, 4}
	localSlow  = profile{"4× CPU", false, 4}
	conditions = network.Conditions{Latency: 150, DownloadThroughput: 1.6e6 / 8, UploadThroughput: 750e3 / 8}
)

// patience is how long a page may take for anything.
const patience = time.Minute

// tab is a page in a context of its own, without anything from an earlier visit.
type tab struct {
	ctx    context.Context
	cancel context.CancelFunc
}

// open opens an empty tab of browser for a visitor with profile p, where each page
// begins with a script.
func open(browser context.Context, p profile, script string) (*tab, error) {
	ctx, close := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	ctx, stop := context.WithTimeout(ctx, 2*patience)
	t := &tab{ctx, func() { stop(); close() }}
	if err := chromedp.Do(ctx); err != nil {
		return t, err
	}
	if _, err := chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: p.cpu}); err != nil {
		return t, err
	}
	if p.slow4G {
		if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
			return t, err
		}
		all := network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&conditions}}
		if _, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, all); err != nil {
			return t, err
		}
	}
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	return t, err
}

// visit goes to url and waits until the JavaScript expression ready is true there.
func (t *tab) visit(url, ready string) error {
	if _, err := chromedp.Call(t.ctx, page.Navigate, page.NavigateParams{URL: url}); err != nil {
		return err
	}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		is, err := chromedp.Run(t.ctx, chromedp.Evaluate[bool]("location.href !== 'about:blank' && !!("+ready+")"))
		if err == nil && is {
			return nil
		}
	}
	return fmt.Errorf("%s: waited %v for: %s", url, patience, ready)
}

// read returns the value of a JavaScript expression, awaited if it is a promise.
func read[T any](t *tab, expression string) (T, error) {
	return chromedp.Run(t.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}
