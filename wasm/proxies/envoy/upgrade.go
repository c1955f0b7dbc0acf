package envoy

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/yaml"
)

// allowed reports whether upgrade_configs lets a WebSocket through, and else says what
// to add.
func (c *configuration) allowed(r *passage.Route, m *manager, action *yaml.Node) bool {
	own, entry := upgrades(action.Get("upgrade_configs"))
	if entry != nil {
		if own {
			return true
		}
		r.Outcome, r.Status, r.Plain = passage.Fails, 403, true
		r.Blame = c.lineOf(entry.Pair("enabled").Span)
		r.Cause = "The route turns WebSockets off. " + claims[routeOverrides].String()
		r.Fix = "Write enabled: true."
		r.Edits = []passage.Edit{{Span: entry.Get("enabled").Span, Text: "true"}}
		return false
	}
	if m.node == nil {
		r.Outcome, r.Blame = passage.Unknown, c.lineOf(action.Span)
		r.Cause = "The connection manager around these routes is not in this text, and it must have upgrade_configs with upgrade_type: websocket. " + claims[upgradesOff].String()
		return false
	}
	general, entry := upgrades(m.node.Get("upgrade_configs"))
	if general {
		return true
	}
	r.Outcome, r.Status, r.Plain = passage.Fails, 403, true
	r.Blame = c.lineOf(m.node.Span)
	r.Cause = "The connection manager has no upgrade_configs for websocket. " + claims[upgradesOff].String()
	r.Fix = "Add upgrade_configs with upgrade_type: websocket."
	if entry != nil {
		r.Blame = c.lineOf(entry.Pair("enabled").Span)
		r.Cause = "upgrade_configs names websocket, and turns it off. " + claims[upgradesOff].String()
		r.Fix, r.Edits = "Write enabled: true.", []passage.Edit{{Span: entry.Get("enabled").Span, Text: "true"}}
		return false
	}
	r.Edits = c.addUpgrade(m.node)
	return false
}

// addUpgrade adds an entry for WebSockets to a connection manager that is written in
// lines.
func (c *configuration) addUpgrade(manager *yaml.Node) []passage.Edit {
	if manager.Flow || len(manager.Pairs) == 0 {
		return nil
	}
	const entry = "- upgrade_type: websocket"
	indent := "\n" + strings.Repeat(" ", manager.Indent(c.text))
	if list := manager.Get("upgrade_configs"); list != nil && list.Kind == yaml.List && len(list.Items) > 0 && !list.Flow {
		last := list.Items[len(list.Items)-1]
		at := c.endOfLine(last.Span.End)
		return []passage.Edit{{Span: at, Text: "\n" + strings.Repeat(" ", list.Indent(c.text)) + entry}}
	} else if list != nil {
		return nil
	}
	after := manager.Pairs[0]
	if p := manager.Pair("stat_prefix"); p != nil {
		after = *p
	}
	return []passage.Edit{{Span: c.endOfLine(max(after.Span.End, after.Value.Span.End)), Text: indent + "upgrade_configs:" + indent + entry}}
}

// endOfLine returns the empty place at the end of the line of an offset.
func (c *configuration) endOfLine(offset int) handshake.Span {
	end := len(c.text)
	if i := strings.IndexByte(c.text[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	if end > offset && c.text[end-1] == '\r' {
		end--
	}
	return handshake.Span{Start: end, End: end}
}
