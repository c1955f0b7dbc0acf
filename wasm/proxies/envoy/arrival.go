package envoy

import (
	"strings"

	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/yaml"
)

// rewrite makes of the request what Envoy sends: it writes names in lower case, and
// adds fields of its own.
func rewrite(head *passage.Head, action *yaml.Node) {
	for i := range head.Fields {
		head.Fields[i].Name = strings.ToLower(head.Fields[i].Name)
	}
	if p := action.Get("prefix_rewrite"); p != nil {
		head.Target = passage.Varies
	}
	if action.Pair("regex_rewrite") != nil || action.Pair("path_rewrite_policy") != nil {
		head.Target = passage.Varies
	}
	for _, key := range []string{"host_rewrite_literal", "host_rewrite"} {
		if host := action.Get(key).String(); host != "" {
			head.Set("host", host)
		}
	}
	for _, key := range []string{"auto_host_rewrite", "host_rewrite_header", "host_rewrite_path_regex"} {
		if value := action.Get(key); value != nil && value.String() != "false" {
			head.Set("host", passage.Varies)
		}
	}
	head.Add("x-forwarded-proto", passage.Varies)
	head.Add("x-request-id", passage.Varies)
}

// edit adds and removes the fields that a route, a virtual host or all routes name.
func edit(head *passage.Head, level *yaml.Node) {
	for _, name := range level.Get("request_headers_to_remove").Each() {
		head.Del(name.String())
	}
	for _, add := range level.Get("request_headers_to_add").Each() {
		name, value := add.Get("header", "key").String(), add.Get("header", "value").String()
		if strings.Contains(value, "%") {
			value = passage.Varies
		}
		switch {
		case name == "":
		case add.Get("append").String() == "false" || strings.HasPrefix(add.Get("append_action").String(), "OVERWRITE"):
			head.Set(strings.ToLower(name), value)
		case add.Get("append_action").String() != "ADD_IF_ABSENT" || !head.Has(name):
			head.Add(strings.ToLower(name), value)
		}
	}
}

// filters tells what HTTP filters on the way mean for a handshake. It reports whether
// it goes on.
func (c *configuration) filters(r *passage.Route, m *manager) bool {
	_, entry := upgrades(m.node.Get("upgrade_configs"))
	all := m.node.Get("http_filters")
	if own := entry.Get("filters"); own != nil {
		all = own
	}
	for _, f := range all.Each() {
		name := f.Get("name").String()
		line := c.lineOf(f.Span)
		switch {
		case has(name, "lua", "wasm", "ext_proc", "golang", "dynamic_modules"):
			r.Outcome, r.Blame = passage.Unknown, line
			r.Cause = "What the filter " + name + " does to a handshake can't be known from this text."
			return false
		case has(name, "rbac", "ext_authz", "jwt_authn", "oauth2", "basic_auth", "api_key_auth", "csrf", "ratelimit", "fault"):
			r.Notes = append(r.Notes, passage.Note{Says: "The filter " + name + " may refuse the handshake: that can't be known from this text.", Span: line})
		case has(name, "buffer"):
			r.Warns = append(r.Warns, passage.Note{Says: claims[buffering].String(), Span: line})
		}
	}
	return true
}

// has reports whether the last part of a filter's name begins with one of names.
func has(filter string, names ...string) bool {
	last := filter[strings.LastIndexByte(filter, '.')+1:]
	for _, name := range names {
		if strings.HasPrefix(last, name) {
			return true
		}
	}
	return false
}
