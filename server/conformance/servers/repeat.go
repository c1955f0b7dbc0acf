package servers

import (
	"fmt"
	"strconv"
	"strings"

	"wsaccept/server/conformance/cases"
	"wsaccept/server/probe"
)

// repeat returns a command of curl that sends request, or, where curl would send
// something else, a Go test.
func repeat(address probe.Address, c cases.Case, request string) string {
	if command := curl(address, c, request); command != "" {
		return command
	}
	return goTest(address, c, request)
}

// curl returns a command that sends request byte by byte but for the order of its
// fields, or "" if curl can't.
func curl(address probe.Address, c cases.Case, request string) string {
	head, bodyless := strings.CutSuffix(request, "\r\n\r\n")
	if !bodyless || c.Way != cases.AtOnce || c.Then != nil {
		return ""
	}
	lines := strings.Split(head, "\r\n")
	first := strings.Split(lines[0], " ")
	if len(first) != 3 || first[1] != address.Target || first[2] != "HTTP/1.1" && first[2] != "HTTP/1.0" || first[0] == "HEAD" {
		return ""
	}
	b := strings.Builder{}
	b.WriteString("curl -sSi -N -m 5 --http" + strings.TrimPrefix(first[2], "HTTP/") + " --path-as-is")
	if first[0] != "GET" {
		b.WriteString(" -X " + quote(first[0]))
	}
	own := map[string]bool{"host": true, "user-agent": true, "accept": true} // what curl adds
	for _, line := range lines[1:] {
		name, value, found := strings.Cut(line, ": ")
		if !found || value == "" || value != strings.TrimSpace(value) || name == "" || strings.ContainsAny(name, " \t:") || strings.ContainsAny(line, "\r\n\x00") || line[0] == '@' {
			return ""
		}
		if strings.EqualFold(name, "host") {
			if !own["host"] {
				return "" // curl sends one
			}
		}
		delete(own, strings.ToLower(name))
		b.WriteString(" \\\n  -H " + quote(line))
	}
	for _, name := range []string{"Host", "User-Agent", "Accept"} {
		if own[strings.ToLower(name)] {
			b.WriteString(" -H " + quote(name+":"))
		}
	}
	scheme := "http"
	if address.Secure {
		scheme = "https"
	}
	b.WriteString(" \\\n  " + quote(scheme+"://"+address.Authority()+address.Target))
	return b.String()
}

// quote is text as one word of a shell.
func quote(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// goTest returns a test that sends request and prints what comes back.
func goTest(address probe.Address, c cases.Case, request string) string {
	dial := `net.Dial("tcp", ` + strconv.Quote(address.Dialled()) + ")"
	imports := `"io"; "net"; "testing"; "time"`
	if address.Secure {
		dial = `tls.Dial("tcp", ` + strconv.Quote(address.Dialled()) + `, &tls.Config{NextProtos: []string{"http/1.1"}})`
		imports = `"crypto/tls"; "io"; "testing"; "time"`
	}
	var extra strings.Builder
	if c.Way != cases.AtOnce {
		extra.WriteString("\t// The suite sends it " + string(c.Way) + ".\n")
	}
	if c.Then != nil {
		fmt.Fprintf(&extra, "\ttime.Sleep(time.Second) // the 101 comes\n\tio.WriteString(c, %q)\n", c.Then.Bytes)
	}
	return fmt.Sprintf(`package x
import (%s)
func Test(t *testing.T) {
	c, err := %s
	if err != nil { t.Fatal(err) }
	io.WriteString(c, %q)
%s	c.SetReadDeadline(time.Now().Add(5*time.Second))
	got, err := io.ReadAll(c)
	t.Logf("%%s %%v", got, err)
}`, imports, dial, request, extra.String())
}
