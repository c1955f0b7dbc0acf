package cli

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/netip"
	"os"
	"os/signal"
	"strings"
	"time"

	"wsaccept/server/conformance/cases"
	"wsaccept/server/conformance/results"
	"wsaccept/server/conformance/servers"
	"wsaccept/server/probe"
)

const testUsage = `wsaccept test [flags] URL

Tests the handshakes of a WebSocket server: ws://127.0.0.1:9000/chat. It learns what the
server wants, sends each case on a connection of its own, one at a time, and judges
what comes back by RFC 6455, RFC 7692, RFC 9110 and RFC 9112.

  pass             the server does what it must
  fail             it breaks a MUST
  warn             it breaks a SHOULD, or does not do what most servers do where the
                   RFCs leave it open
  not-applicable   the case is about what the server does not have
  no-answer        nothing came in time, or the server was busy (429, 503)

Exit status: 0 without fail and no-answer, 1 with them, 2 if nothing could be tested.

  -origin O        send this Origin; without it, the server's own is tried after a 403
  -protocol A,B    send these subprotocols, which the server knows
  -H 'Name: value' send this field, such as a Cookie; may be repeated
  -only A,B        only the cases with these ids, rules (C06) or headings (Host)
  -list            list the cases and send nothing
  -timeout 5s      how long each case may take
  -insecure        accept any certificate
  -yes             do not ask before a server that is not on this computer is tested
  -page URL        where links to the page lead, http://127.0.0.1:8080/
  -json FILE, -junit FILE, -tap FILE, -html FILE
                   write a report, too; - is standard output, in place of the text
`

// runTest tests the handshakes of a server.
func runTest(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o := servers.Options{Probe: probe.Options{Timeout: 5 * time.Second}, Page: "http://127.0.0.1:8080/"}
	var only []string
	var reports reportFlags
	flags := flag.NewFlagSet("test", flag.ContinueOnError)
	clientFlags(flags, &o.Request)
	flags.DurationVar(&o.Probe.Timeout, "timeout", o.Probe.Timeout, "")
	flags.BoolVar(&o.Probe.Insecure, "insecure", false, "")
	flags.StringVar(&o.Page, "page", o.Page, "")
	listFlag(flags, "only", &only)
	yes := flags.Bool("yes", false, "")
	list := flags.Bool("list", false, "")
	reports.add(flags)
	addresses, status, ok := parseWith(flags, testUsage, args, stdout, stderr)
	if !ok {
		return status
	}
	cannot := func(err error) int {
		fmt.Fprintln(stderr, "wsaccept: test:", err)
		return exitUsage
	}
	selected, unknown := cases.Select(only)
	switch {
	case len(unknown) > 0:
		return cannot(fmt.Errorf("-only: there is no case, rule or heading %q; -list lists them", unknown[0]))
	case *list:
		for _, c := range selected {
			fmt.Fprintf(stdout, "%-30s %-4s %-12s %s: %s\n", c.ID, c.Rule.ID, c.Want, c.Group, c.Title)
		}
		return exitOK
	case len(addresses) != 1:
		return cannot(errors.New("say which server, such as: wsaccept test ws://127.0.0.1:9000/chat"))
	case o.Probe.Timeout <= 0:
		return cannot(errors.New("-timeout must be more than zero, such as 5s"))
	}
	o.Cases = selected
	var err error
	if o.Address, err = probe.ParseAddress(addresses[0]); err != nil {
		return cannot(err)
	}
	announcement := fmt.Sprintf("wsaccept test sends up to %d requests to %s, one connection at a time: handshakes that are right, and handshakes that are wrong on purpose. None is meant to exhaust the server.\n",
		len(selected)+servers.MaxLearned, o.Address.Shown())
	fmt.Fprint(stderr, announcement)
	if !*yes && !isLoopback(o.Address.Host) && !confirmed(stdin, stderr) {
		return cannot(errors.New("that server is not on this computer: test it if it is yours, or its owner agrees, with -yes"))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	report, err := servers.Run(ctx, o)
	if err != nil {
		return cannot(err)
	}
	return reports.write(report, stdout, stderr)
}

// isLoopback reports whether host is this computer by its name or address alone.
func isLoopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback() || strings.EqualFold(host, "localhost")
}

// confirmed asks on a terminal. Without one there is nobody to ask.
func confirmed(stdin io.Reader, stderr io.Writer) bool {
	file, ok := stdin.(*os.File)
	if !ok {
		return false
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	fmt.Fprint(stderr, "Is it yours, or does its owner agree? Type yes: ")
	answer, _ := bufio.NewReader(stdin).ReadString('\n')
	return strings.TrimSpace(answer) == "yes"
}

// reportFlags are the files to which reports are written.
type reportFlags struct{ json, junit, tap, html string }

func (f *reportFlags) add(flags *flag.FlagSet) {
	flags.StringVar(&f.json, "json", "", "")
	flags.StringVar(&f.junit, "junit", "", "")
	flags.StringVar(&f.tap, "tap", "", "")
	flags.StringVar(&f.html, "html", "", "")
}

// write writes the reports, and returns the exit status that r comes to.
func (f reportFlags) write(r results.Report, stdout, stderr io.Writer) int {
	text := true
	for _, report := range []struct {
		file  string
		write func(io.Writer) error
	}{{f.json, r.WriteJSON}, {f.junit, r.WriteJUnit}, {f.tap, r.WriteTAP}, {f.html, r.WriteHTML}} {
		var err error
		switch report.file {
		case "":
		case "-":
			text = false
			err = report.write(stdout)
		default:
			err = writeFile(report.file, report.write)
		}
		if err != nil {
			fmt.Fprintln(stderr, "wsaccept:", err)
			return exitUsage
		}
	}
	if text {
		for _, note := range r.Notes {
			fmt.Fprintln(stdout, note)
		}
		if err := r.WriteText(stdout); err != nil {
			return exitUsage
		}
	}
	if r.Count(results.Fail)+r.Count(results.NoAnswer) > 0 {
		return exitBad
	}
	return exitOK
}

func writeFile(name string, write func(io.Writer) error) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := write(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
