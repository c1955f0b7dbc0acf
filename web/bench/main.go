package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"

	"wsaccept/web"
	"wsaccept/web/e2e/browsers"
	"wsaccept/web/weight"
)

func main() {
	n := flag.Int("n", 9, "how many cold loads of each page under each profile; the table has their medians")
	prior := flag.String("prior", "", "the `program` of an earlier release, to compare with")
	engine := flag.String("engine", "", "the wasm `file` of web/bench/engine; without it, what is computed in bulk is not measured")
	library := flag.String("hash-wasm", "", "sha1.umd.min.js of npm's hash-wasm")
	out := flag.String("out", "", "a `file` to write the table to, in Markdown")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *prior, *engine, *library, *out, *n); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(program, prior, engine, library, out string, n int) error {
	path, err := browsers.FindChromium()
	if err != nil {
		return err
	}
	version, err := browsers.Version(path)
	if err != nil {
		return err
	}
	rows, err := weights()
	if err != nil {
		return err
	}
	progress("natively", 0, 1)
	natively := native(n)

	browser, stop, err := browsers.StartChromium(path)
	defer stop()
	if err != nil {
		return err
	}
	measured, err := inBrowser(browser, program, prior, engine, library, n)
	if err != nil {
		return err
	}
	rows = append(append(rows, measured...), natively...)
	about := fmt.Sprintf("%s, Chromium %s, %s, %d CPUs, load %s; cold loads, medians of %d in turns.",
		time.Now().UTC().Format(time.DateOnly), version, runtime.Version(), runtime.NumCPU(), load1(), n)
	fmt.Println(about)
	if err := printText(os.Stdout, rows); err != nil || out == "" {
		return err
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	printMarkdown(f, about, rows)
	return f.Close()
}

// inBrowser measures all that needs one.
func inBrowser(browser context.Context, program, prior, engine, library string, n int) ([]row, error) {
	url, stop, err := serve(program)
	if err != nil {
		return nil, err
	}
	defer stop()
	peers := servePeers(engine, library)
	defer peers.Close()
	sites := []site{{"this page", url}, {"JS page", peers.URL + "/js.html"}}
	if prior != "" {
		url, stop, err := serve(prior)
		if err != nil {
			return nil, err
		}
		defer stop()
		sites = append(sites, site{"release before", url})
	}

	rows, err := startups(browser, n, sites)
	if err != nil {
		return nil, err
	}
	rows = append(rows, row{"RFC's Accept by a link, CyberChef 11.5.0 as measured 2026-11-22", "", "localhost 3,820 ms, slow 4G 14,200 ms", "", "", informs})
	pages, err := static(browser, n, url+"rules/C06/")
	if err != nil {
		return nil, err
	}
	progress("keystrokes", 0, 1)
	keys, err := typing(browser, url, sites[1].url)
	if err != nil {
		return nil, err
	}
	rows = append(append(rows, pages...), keys...)
	if engine == "" || library == "" {
		return append(rows, row{measure: "Accept in bulk and search, in the browser", target: "needs TinyGo and hash-wasm", met: unmeasured}), nil
	}
	progress("in bulk", 0, 1)
	bulk, err := compute(browser, n, peers.URL+"/compute.html")
	return append(rows, bulk...), err
}

// weights returns the rows of what the parts of the page weigh.
func weights() ([]row, error) {
	parts, err := weight.Parts(web.Files())
	var rows []row
	for _, p := range parts {
		r := row{measure: p.Name, here: fmt.Sprintf("%.1f kB", float64(p.Bytes())/1000), target: fmt.Sprintf("%d kB", p.Most/1000), met: within(float64(p.Bytes()), float64(p.Most))}
		if len(p.Files) == 0 {
			r.here, r.met = "comes with the home view", informs
		}
		rows = append(rows, r)
	}
	return rows, err
}

// progress tells what is being measured, for whoever waits.
func progress(what string, done, all int) {
	fmt.Fprintf(os.Stderr, "%s %s %d/%d\n", time.Now().Format(time.TimeOnly), what, done, all)
}

// load1 returns how busy the machine was in the last minute: figures of a busy one
// say little.
func load1() string {
	data, err := os.ReadFile("/proc/loadavg")
	var load string
	if _, scanErr := fmt.Sscan(string(data), &load); err != nil || scanErr != nil {
		return "unknown"
	}
	return load
}
