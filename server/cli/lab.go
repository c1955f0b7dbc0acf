package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"wsaccept/server/conformance/clients"
	"wsaccept/server/conformance/results"
)

const labUsage = `wsaccept lab [flags]

Tests WebSocket clients: it serves responses, right and wrong in more than 200 ways, each at
a URL of its own, and judges by RFC 6455 which of them a client opened.

With -exec 'client {url}' it runs the client once for each response and takes its exit
status: 0 if the WebSocket opened, anything else if it failed. {protocols} stands for the
subprotocols to ask for, divided by commas; WSACCEPT_URL and WSACCEPT_PROTOCOLS are the
same in the environment. Without -exec it lists the URLs, and reports on what came until
Ctrl-C: a client opened if it sent a frame, or said so (server/conformance/README.md).

  fail             the client opened what it must not, or failed though the response is right
  warn             it took too long, or does not do what most clients do where the RFCs
                   leave it open
  not-applicable   what follows the 101 may be why it failed
  no-answer        it did not ask for the response

Exit status: 0 without fail and no-answer, 1 with them, 2 if nothing could be tested.

  -exec COMMAND    run this client, with /bin/sh
  -only A,B        only the cases with these ids or headings
  -list            list the cases and serve nothing
  -timeout 15s     how long each run may take
  -parallel 4      how many runs at a time
  -addr HOST:PORT  where to serve, 127.0.0.1:0
  -page URL        where links to the page lead, http://127.0.0.1:8080/
  -json FILE, -junit FILE, -tap FILE, -html FILE
                   write a report, too; - is standard output, in place of the text
`

// runLab serves the laboratory to a client, and judges the client.
func runLab(args []string, stdout, stderr io.Writer) int {
	o := clients.Options{Timeout: 15 * time.Second, Parallel: 4, Page: "http://127.0.0.1:8080/"}
	var only []string
	var reports reportFlags
	flags := flag.NewFlagSet("lab", flag.ContinueOnError)
	address := flags.String("addr", "127.0.0.1:0", "")
	flags.StringVar(&o.Target, "exec", "", "")
	listFlag(flags, "only", &only)
	list := flags.Bool("list", false, "")
	flags.DurationVar(&o.Timeout, "timeout", o.Timeout, "")
	flags.IntVar(&o.Parallel, "parallel", o.Parallel, "")
	flags.StringVar(&o.Page, "page", o.Page, "")
	reports.add(flags)
	operands, status, ok := parseWith(flags, labUsage, args, stdout, stderr)
	if !ok {
		return status
	}
	cannot := func(err error) int {
		fmt.Fprintln(stderr, "wsaccept: lab:", err)
		return exitUsage
	}
	faults, unknown := clients.Select(only)
	switch {
	case len(operands) > 0:
		return cannot(fmt.Errorf("unexpected argument %q; the client is given with -exec", operands[0]))
	case len(unknown) > 0:
		return cannot(fmt.Errorf("-only: there is no case or heading %q; -list lists them", unknown[0]))
	case o.Timeout <= 0 || o.Parallel < 1:
		return cannot(errors.New("-timeout must be more than zero, and -parallel at least 1"))
	case *list:
		for _, f := range faults {
			fmt.Fprintf(stdout, "%-32s %s: %s\n", f.ID, f.Group, f.Title)
		}
		return exitOK
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	lab, err := clients.Serve(ctx, *address, faults)
	if err != nil {
		return cannot(err)
	}
	defer lab.Close()
	var report results.Report
	if o.Target != "" {
		report = lab.Run(ctx, clients.Command(o.Target), o)
	} else {
		fmt.Fprintf(stderr, "The laboratory is at http://%s/cases (Ctrl-C ends it and reports).\n", lab.Address())
		for _, f := range faults {
			fmt.Fprintln(stderr, lab.URL(f.ID))
		}
		<-ctx.Done()
		report = lab.Report(lab.Address(), o.Page)
	}
	if len(report.Lines) == 0 {
		return cannot(errors.New("no client came"))
	}
	return reports.write(report, stdout, stderr)
}
