package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"text/template"

	"wsaccept/wasm/lab"
	"wsaccept/wasm/page"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/wire"
)

// prerender fills the template index: in its islands, the page as View makes it
// for the default state; in its links, the names of files; in its head, the script
// early, unless that is "". The first paint is therefore complete before the program
// has arrived.
func prerender(index, early string, files map[string]file) ([]byte, error) {
	source, err := os.ReadFile(index)
	if err != nil {
		return nil, err
	}
	state := page.Default()
	islands := map[string]string{}
	for _, island := range page.View(state, effect.All).Islands {
		islands[island.ID] = island.HTML
	}
	used := map[string]bool{}
	// text/template, because islands are HTML already.
	t, err := template.New("index.html").Option("missingkey=error").Funcs(template.FuncMap{
		"island": func(id string) (string, error) {
			html, known := islands[id]
			if !known {
				return "", fmt.Errorf("there is no island %q", id)
			}
			used[id] = true
			return html, nil
		},
		"asset": func(name string) (string, error) {
			f, known := files[name]
			if !known {
				return "", fmt.Errorf("there is no asset %q", name)
			}
			return f.name, nil
		},
		"integrity": func(name string) (string, error) {
			f, known := files[name]
			if !known {
				return "", fmt.Errorf("there is no asset %q", name)
			}
			return f.integrity(), nil
		},
		"linkParts":   func() string { return strings.Join(wire.Parts(), " ") },
		"faultGroups": page.FaultGroups,
		"faults":      func() int { return len(lab.All()) },
		"observed":    observed,
		"program": func(id string) (string, error) {
			p, known := programs.Find(id)
			if !known {
				return "", fmt.Errorf("there is no program %q", id)
			}
			return p.Title(), nil
		},
		"kilobytes": func(name string) int { return (len(files[name].brotli) + 500) / 1000 },
	}).Parse(string(source))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, home := files["home.wasm"]
	inputs := map[string]any{"Key": state.Key, "Early": early, "Home": home}
	if err := t.Execute(&out, inputs); err != nil {
		return nil, err
	}
	for id := range islands {
		if !used[id] {
			return nil, fmt.Errorf("index.html has no place for the island %q", id)
		}
	}
	return out.Bytes(), nil
}

// observed lists the programs that were observed, with their versions.
func observed() string {
	var titles []string
	for _, p := range programs.All() {
		if p.Observed != "" {
			titles = append(titles, p.Title())
		}
	}
	return strings.Join(titles, ", ")
}
