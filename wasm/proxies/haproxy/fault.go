package haproxy

import (
	"slices"
	"strings"

	"wsaccept/wasm/proxies/passage"
)

// fault is why HAProxy does not start.
type fault struct {
	line  *line
	says  string
	fix   string
	edits []passage.Edit
}

// removed are keywords that HAProxy no longer takes, and since when.
var removed = map[string]string{
	"reqadd": "2.1", "reqallow": "2.1", "reqdel": "2.1", "reqdeny": "2.1", "reqidel": "2.1", "reqirep": "2.1", "reqrep": "2.1",
	"reqideny": "2.1", "rspadd": "2.1", "rspdel": "2.1", "rspidel": "2.1", "rspirep": "2.1", "rsprep": "2.1",
	"clitimeout": "2.1", "srvtimeout": "2.1", "contimeout": "2.1",
}

// removedOptions are options that HAProxy no longer takes, and since when.
var removedOptions = map[string]string{"forceclose": "2.0", "http-tunnel": "2.1"}

// fault returns the first thing with which HAProxy 2.6 does not start, or nil.
func (c *configuration) fault() *fault {
	if len(c.outside) > 0 {
		return &fault{line: c.outside[0], says: "This line is in no section: a line such as “frontend NAME”, “backend NAME” or “defaults” is missing above it."}
	}
	for _, s := range c.sections {
		if !s.isProxy() {
			continue
		}
		for i, l := range s.lines {
			if f := c.faultOf(s, i, l); f != nil {
				return f
			}
		}
	}
	for _, s := range c.sections {
		if s.kind != "frontend" && s.kind != "listen" {
			continue
		}
		if f := c.lacks(s, s.last("default_backend")); f != nil {
			return f
		}
		for _, l := range s.lines {
			if l.word(0) == "use_backend" {
				if f := c.lacks(s, l); f != nil {
					return f
				}
			}
		}
	}
	return nil
}

func (s *section) isProxy() bool {
	return s.kind == "defaults" || s.kind == "frontend" || s.kind == "backend" || s.kind == "listen"
}

func (c *configuration) faultOf(s *section, at int, l *line) *fault {
	since, kind := removed[l.word(0)], l.word(0)
	if l.word(0) == "option" {
		since, kind = removedOptions[l.word(1)], "option "+l.word(1)
	}
	if since != "" {
		return &fault{l, "HAProxy takes “" + kind + "” no longer since " + since + ".", "Delete the line.", []passage.Edit{deletion(c.text, l)}}
	}
	if s.refuses(l.word(0)) {
		return &fault{line: l, says: "HAProxy does not allow “" + l.word(0) + "” in the section “" + strings.Join(s.head.words, " ") + "”."}
	}
	if s.kind == "defaults" {
		return nil
	}
	for i, w := range l.words {
		if i == 0 || w != "if" && w != "unless" || l.word(0) == "acl" {
			continue
		}
		inside := false
		for _, name := range l.words[i+1:] {
			name = strings.TrimLeft(name, "!")
			switch {
			case name == "{":
				inside = true
			case name == "}":
				inside = false
			case inside || name == "" || name == "or" || name == "||" || slices.Contains(predefined, name):
			case !defined(s, at, name):
				return &fault{line: l, says: "No acl " + name + " is defined above this line."}
			}
		}
	}
	return nil
}

// refuses reports whether HAProxy ends when it finds that keyword in s. Others it
// ignores with a warning.
func (s *section) refuses(keyword string) bool {
	switch keyword {
	case "bind", "use_backend", "redirect":
		return s.kind == "defaults"
	case "acl", "http-request", "http-response":
		return s.kind == "defaults" && s.name == ""
	case "server":
		return s.kind == "defaults" || s.kind == "frontend"
	}
	return false
}

// defined reports whether an access list stands above a line of s, or may do so.
func defined(s *section, at int, name string) bool {
	for _, l := range s.lines[:at] {
		if l.starts("acl", name) {
			return true
		}
	}
	return s.defaults != nil && slices.ContainsFunc(s.defaults.lines, func(l *line) bool { return l.starts("acl", name) })
}

// predefined are the access lists that HAProxy has.
var predefined = words(`FALSE HTTP HTTP_1.0 HTTP_1.1 HTTP_2.0 HTTP_3.0 HTTP_CONTENT HTTP_URL_ABS HTTP_URL_SLASH HTTP_URL_STAR LOCALHOST
	METH_CONNECT METH_DELETE METH_GET METH_HEAD METH_OPTIONS METH_POST METH_PUT METH_TRACE RDP_COOKIE REQ_CONTENT TRUE WAIT_END`)

// lacks tells that the backend of l is missing or has another mode. Of a part of a
// configuration, nothing is said: its backend may be elsewhere.
func (c *configuration) lacks(s *section, l *line) *fault {
	if l == nil || strings.Contains(l.word(1), "%[") || l.word(1) == "" {
		return nil
	}
	to := c.find(l.word(1), "backend", "listen")
	if to == nil && s.defaults != nil {
		return &fault{line: l, says: "There is no backend " + l.word(1) + " here. (HAProxy has no include; only another file given with -f could hold it.)"}
	}
	if to != nil && s.mode() == "http" && to.mode() == "tcp" {
		f := &fault{line: &to.head, says: s.kind + " " + s.name + " has mode http, and " + to.kind + " " + to.name + " mode tcp, which is the default."}
		if own := to.last("mode"); own != nil && slices.Contains(to.lines, own) {
			f.line, f.fix, f.edits = own, "Write mode http.", []passage.Edit{deletion(c.text, own)}
			f.edits[0].Text = indentation(c.text, own) + "mode http\n"
		}
		return f
	}
	return nil
}

// indentation returns the white space before l.
func indentation(text string, l *line) string {
	start := strings.LastIndexByte(text[:l.span.Start], '\n') + 1
	return text[start:l.span.Start]
}
