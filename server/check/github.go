package check

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// WriteGitHub writes an annotation for each finding that makes a handshake fail, as
// GitHub's Actions reads them: a workflow command in a line. Secrets are masked.
func (r *Found) WriteGitHub(w io.Writer) error {
	var b strings.Builder
	for _, h := range r.Failing() {
		title, found := h.tell()
		for _, f := range found {
			if f.level != levelError {
				continue
			}
			fmt.Fprintf(&b, "::error file=%s,line=%d,col=%d,endLine=%d,title=%s::%s\n",
				property(filepath.ToSlash(h.File)), f.place.Line, f.place.Column, f.place.EndLine, property(f.rule.ID+": "+title), message(f.says))
		}
	}
	for _, t := range r.Unread {
		fmt.Fprintf(&b, "::error file=%s::%s\n", property(filepath.ToSlash(t.File)), message("This file was not read: "+t.Why))
	}
	b.WriteString(message(r.Summary()) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// message and property escape what ends a command, and what ends a property of one.
func message(text string) string  { return messageEscapes.Replace(text) }
func property(text string) string { return propertyEscapes.Replace(text) }

var (
	messageEscapes  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
