package main

import (
	"context"
	"fmt"
)

// load is what was measured of one cold load, in milliseconds.
type load struct {
	First   float64 // the Accept of a key is shown
	Live    float64 // all of the home view is live
	All     float64 // all of the page is
	Painted float64 // there is something to see
	Blocked float64 // total blocking time until shortly after that
	Shift   float64 // cumulative layout shift
	Check   float64 // from the click on the check view to the verdict of a handshake
	Paste   float64 // from another paste there to its verdict
}

// readLoad reads what probe.js has noted. What has no first paint yet gets none.
const readLoad = `({
	First: bench.first, Live: bench.live, All: bench.all, Shift: bench.shift,
	Painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
	Blocked: bench.blocked.filter(({ at }) => at < bench.all + 500).reduce((sum, { ms }) => sum + ms, 0),
})`

// settled is when all of a page is live and has been for a while.
const settled = `window.bench?.all && performance.now() > bench.all + 700`

// cold loads the page at url once.
func cold(browser context.Context, p profile, url string, check bool) (load, error) {
	t, err := open(browser, p, script("probe.js"))
	defer t.cancel()
	if err != nil {
		return load{}, err
	}
	ready := settled
	if p.slow4G { // the check view is opened at once, before anything else has come
		ready = `window.bench?.live && performance.getEntriesByName("first-contentful-paint").length`
	}
	if err := t.visit(url, ready); err != nil {
		return load{}, err
	}
	l, err := read[load](t, readLoad)
	if err != nil || !check {
		return l, err
	}
	answer, err := read[struct{ Live, Paste float64 }](t, script("check.js"))
	l.Check, l.Paste = answer.Live, answer.Paste
	return l, err
}

// loads are those of one page under one profile.
type loads []load

func (all loads) median(of func(load) float64) float64 {
	var values []float64
	for _, l := range all {
		values = append(values, of(l))
	}
	return median(values)
}

func first(l load) float64   { return l.First }
func live(l load) float64    { return l.Live }
func whole(l load) float64   { return l.All }
func painted(l load) float64 { return l.Painted }
func blocked(l load) float64 { return l.Blocked }
func shift(l load) float64   { return l.Shift }

// startups loads all sites under all profiles, n times in turns, and returns the rows.
// The first site is this build's page, the second the page of JavaScript.
func startups(browser context.Context, n int, sites []site) ([]row, error) {
	profiles := []profile{local, slow4G, slow4GCPU, localSlow}
	all := map[profile]map[string]loads{}
	for _, p := range profiles {
		all[p] = map[string]loads{}
	}
	for round := range n {
		for _, p := range profiles {
			for i, s := range sites {
				l, err := cold(browser, p, s.url, i == 0 && p == slow4G)
				if err != nil {
					return nil, fmt.Errorf("%s, %s: %w", s.name, p.name, err)
				}
				all[p][s.name] = append(all[p][s.name], l)
			}
		}
		progress("cold loads", round+1, n)
	}
	here, js := sites[0].name, sites[1].name

	var rows []row
	compared := func(measure string, p profile, of func(load) float64, target string, is func(here, js float64) verdict) {
		mine, theirs := all[p][here].median(of), all[p][js].median(of)
		peers := "JS page " + ms(theirs)
		for _, s := range sites[2:] {
			peers += ", " + s.name + " " + ms(all[p][s.name].median(of))
		}
		ratio := ""
		if theirs > 10 { // else it would say nothing
			ratio = times(mine / theirs)
		}
		rows = append(rows, row{measure + ", " + p.name, ms(mine), peers, ratio, target, is(mine, theirs)})
	}
	none := func(float64, float64) verdict { return informs }
	most := func(target float64) func(float64, float64) verdict {
		return func(here, _ float64) verdict { return within(here, target) }
	}
	compared("first live value", local, first, "", none)
	compared("first live value", slow4G, first, "1.15 × the JS page, 400 ms", func(here, js float64) verdict { return within(here, min(400, 1.15*js)) })
	compared("first live value", slow4GCPU, first, "", none)
	compared("first paint", slow4G, painted, "", none)
	compared("home live", slow4G, live, "900 ms", most(900))
	compared("home live", slow4GCPU, live, "1,600 ms", most(1600))
	compared("everything live", local, whole, "", none)
	compared("everything live", localSlow, whole, "", none)
	compared("total blocking time on start", localSlow, blocked, "100 ms", most(100))
	moved := all[slow4G][here].median(shift)
	rows = append(rows, row{"layout shift of the home view, slow 4G", fmt.Sprintf("%.3f", moved), "", "", "", informs})

	view := all[slow4G][here].median(func(l load) float64 { return l.Check })
	paste := all[slow4G][here].median(func(l load) float64 { return l.Paste })
	return append(rows,
		row{"check live after the click, slow 4G", ms(view), "", "", "1,500 ms", within(view, 1500)},
		row{"verdict of a paste, all there", finely(paste), "", "", "one frame: 16.7 ms", within(paste, 1000./60)}), nil
}

// static loads a static page n times.
func static(browser context.Context, n int, url string) ([]row, error) {
	var painted, shift []float64
	for range n {
		t, err := open(browser, slow4G, script("probe.js"))
		if err == nil {
			err = t.visit(url, `document.readyState === "complete" && performance.now() > 1200`)
		}
		l := load{}
		if err == nil {
			l, err = read[load](t, readLoad)
		}
		t.cancel()
		if err != nil {
			return nil, err
		}
		painted, shift = append(painted, l.Painted), append(shift, l.Shift)
	}
	return []row{
		{"a static page can be read, slow 4G", ms(median(painted)), "", "", "600 ms", within(median(painted), 600)},
		{"its layout shift", fmt.Sprintf("%.3f", median(shift)), "", "", "0", within(median(shift), 0)},
	}, nil
}
