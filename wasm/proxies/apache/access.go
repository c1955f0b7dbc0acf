package apache

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// access tells whether the sections let a handshake in: the last one that has Require
// decides, and the last one that has Order and its kin. It returns true if they answer,
// or if that can't be known.
func access(sections []*directive, r *passage.Route) bool {
	var required, ordered *directive
	for _, s := range sections {
		for _, d := range s.block {
			switch d.name {
			case "require", "<requireall", "<requireany", "<requirenone":
				required = s
			case "order", "allow", "deny":
				ordered = s
			case "satisfy", "authmerging":
				return cannotTell(r, d, "What "+d.name+" changes in who is let in is not evaluated here.")
			}
		}
	}
	if ordered != nil {
		if refused, d, known := byOrder(ordered); !known {
			return cannotTell(r, d, "Which clients Allow and Deny mean can't be known from the text.")
		} else if refused {
			return answers(r, d, 403, "Apache refuses all clients here, with 403.")
		}
	}
	if required == nil {
		if d := setting(sections, "authtype"); d != nil && !handshake.EqualFold(d.word(0), "none") {
			return answers(r, d, 500, "AuthType asks for a user, and no Require says which: Apache answers with 500.")
		}
		return false
	}
	for _, d := range required.block {
		if !d.is("require") {
			if strings.HasPrefix(d.name, "<require") {
				return cannotTell(r, d, "Which clients this section lets in is not evaluated here.")
			}
			continue
		}
		switch what := strings.ToLower(strings.Join(d.words, " ")); {
		case what == "all granted":
			return false
		case what == "all denied":
			return answers(r, d, 403, "Apache refuses all clients here, with 403.")
		case strings.HasPrefix(what, "valid-user"), strings.HasPrefix(what, "user "), strings.HasPrefix(what, "group "):
			for _, name := range []string{"authtype", "authname"} {
				if setting(sections, name) == nil {
					return answers(r, d, 500, "Require asks for a user, and "+canonical(name)+" is missing: Apache answers with 500.")
				}
			}
			return answers(r, d, 401, "Apache asks for a password here: a handshake without one is answered with 401, and no script in a browser can add it.")
		default:
			return cannotTell(r, d, "Which clients this Require lets in can't be known from the text.")
		}
	}
	return false
}

// directories returns the Directory sections that hold where a host's files are, the
// narrower ones last.
func (c *configuration) directories(host *directive) (all []*directive) {
	root := "/"
	if d := c.setting(host, "documentroot"); d != nil {
		root = d.word(0)
	}
	for _, level := range c.levels(host) {
		for _, d := range level.all("<directory") {
			if path := strings.TrimSuffix(d.word(0), "/"); root == path || strings.HasPrefix(root, path+"/") {
				all = append(all, d)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *directive) int { return len(a.word(0)) - len(b.word(0)) })
	return all
}

// byOrder tells what Order, Allow and Deny of a section come to; d is the line that
// decides.
func byOrder(s *directive) (refused bool, d *directive, known bool) {
	allowFirst := false
	var allow, deny *directive
	for _, d := range s.block {
		switch d.name {
		case "order":
			allowFirst = handshake.EqualFold(strings.Join(d.words, ""), "allow,deny")
		case "allow", "deny":
			if !handshake.EqualFold(d.word(1), "all") {
				return false, d, false
			}
			if d.name == "allow" {
				allow = d
			} else {
				deny = d
			}
		}
	}
	if allowFirst {
		if deny != nil {
			return true, deny, true
		}
		return allow == nil, s, true
	}
	return deny != nil && allow == nil, deny, true
}

func cannotTell(r *passage.Route, d *directive, says string) bool {
	r.Outcome, r.Status, r.Cause, r.Arrives = passage.Unknown, 0, says, nil
	if d != nil {
		r.Blame = d.span
	}
	return true
}

// answers ends with a response of Apache's own.
func answers(r *passage.Route, d *directive, status int, says string) bool {
	r.Outcome, r.Status, r.Cause = passage.Fails, status, says
	if d != nil {
		r.Blame = d.span
	}
	return true
}
