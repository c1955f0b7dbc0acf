package nginx

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

const (
	versionLine = "proxy_http_version 1.1;"
	upgradeLine = "proxy_set_header Upgrade $http_upgrade;"
	mapBlock    = "map $http_upgrade $connection_upgrade {\n    default upgrade;\n    ''      close;\n}\n"
)

// explain says why the server refuses what arrives, and fixes it.
func (x *exchange) explain(holds, pass *directive, r *passage.Route, refused []string) {
	arrives := r.Arrives
	http10 := arrives.Version != "HTTP/1.1"
	upgrade := !handshake.EqualFold(arrives.Get("Upgrade"), "websocket")
	connection := !hasUpgrade(arrives)
	var missing []string
	if http10 {
		missing = append(missing, "HTTP/1.1")
	}
	if upgrade {
		missing = append(missing, "Upgrade: websocket")
	}
	if connection {
		missing = append(missing, "Connection: upgrade")
	}
	r.Blame = pass.span
	if len(missing) == 0 {
		r.Cause = "The server refuses what arrives: " + strings.Join(refused, " ")
		return
	}
	r.Cause = "The request arrives without " + enumerate(missing) + ", so the server answers 400 or 426."
	lines := inherited(holds, "proxy_set_header")
	r.Plain = upgrade && connection && hiddenLines(holds, true, true) == nil
	for _, d := range lines {
		r.Plain = r.Plain && !handshake.EqualFold(d.arg(1), "Upgrade")
	}
	if x.location != nil && passage.Telling(prefixOf(x.location)) {
		r.Plain = false
	}
	f := &fixer{x: x, holds: holds, pass: pass}
	if http10 {
		f.version(r)
	}
	for _, wanted := range []struct {
		name   string
		absent bool
	}{{"Upgrade", upgrade}, {"Connection", connection}} {
		if wanted.absent {
			f.field(r, lines, wanted.name)
		}
	}
	if len(lines) > 0 && blockOf(lines[0]) == holds && (upgrade || connection) {
		if outer := hiddenLines(holds, upgrade, connection); outer != nil {
			r.Cause += " " + "The lines proxy_set_header of the block around don't hold here: a block that has one of its own inherits none."
			r.Blame = lines[0].span
		}
	}
	f.finish(r)
}

// hiddenLines returns a line around holds's block that would set what is missing, or nil.
func hiddenLines(holds *directive, upgrade, connection bool) *directive {
	for _, d := range inherited(holds.outer, "proxy_set_header") {
		if upgrade && handshake.EqualFold(d.arg(1), "Upgrade") || connection && handshake.EqualFold(d.arg(1), "Connection") {
			return d
		}
	}
	return nil
}

func blockOf(d *directive) *directive { return d.outer }

// hasUpgrade reports whether Connection names Upgrade.
func hasUpgrade(h *passage.Head) bool {
	for _, f := range h.Fields {
		if !handshake.EqualFold(f.Name, "Connection") {
			continue
		}
		for _, token := range strings.Split(f.Value, ",") {
			if handshake.EqualFold(strings.Trim(token, " \t"), "upgrade") {
				return true
			}
		}
	}
	return false
}

// warn tells what does harm although the handshake passes.
func (x *exchange) warn(holds, pass *directive, r *passage.Route) {
	if r.Outcome != passage.Passes || r.Arrives.Get("Host") == x.head.Get("Host") {
		return
	}
	r.Warns = append(r.Warns, passage.Note{
		Says: "The server gets Host: " + r.Arrives.Get("Host") + ". One that compares Host with Origin refuses browsers with 403; proxy_set_header Host $http_host; keeps what the browser sent.",
		Span: pass.span,
	})
}

// enumerate returns "A", "A and B", "A, B and C".
func enumerate(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " and " + items[last]
}
