package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"wsaccept/server/probe"
)

// probeFlags are what the command line says of a probe.
type probeFlags struct {
	request probe.Request
	options probe.Options
	page    string // the address of the page, for the link
	json    bool
}

// runProbe performs a handshake with a server, and judges it.
func runProbe(args []string, stdout, stderr io.Writer) int {
	address, f, status, ok := parseProbe(args, stdout, stderr)
	if !ok {
		return status
	}
	to, err := probe.ParseAddress(address)
	if err != nil {
		return cannotProbe(stderr, err)
	}
	if f.request.Key == "" {
		f.request.Key = probe.NewKey()
	}
	request, err := f.request.Bytes(to)
	if err != nil {
		return cannotProbe(stderr, err)
	}
	p := newProbed(probe.Do(context.Background(), to, request, f.options), f.page)
	if f.json {
		err = printJSON(stdout, p.result)
	} else {
		_, err = io.WriteString(stdout, p.text())
	}
	switch {
	case err != nil:
		return cannotProbe(stderr, err)
	case p.Opened:
		return exitOK
	}
	return exitBad
}

// parseProbe parses args, in which flags may stand before and after the address.
// If they are wrong, or ask for help, it has said so and returns the exit status
// and false.
func parseProbe(args []string, stdout, stderr io.Writer) (address string, f probeFlags, status int, ok bool) {
	flags := flag.NewFlagSet("probe", flag.ContinueOnError)
	flags.StringVar(&f.request.Key, "key", "", "")
	clientFlags(flags, &f.request)
	flags.BoolVar(&f.request.Deflate, "deflate", false, "")
	flags.DurationVar(&f.options.Timeout, "timeout", 10*time.Second, "")
	flags.BoolVar(&f.options.Insecure, "insecure", false, "")
	flags.StringVar(&f.page, "page", "http://127.0.0.1:8080/", "")
	flags.BoolVar(&f.json, "json", false, "")
	if status, ok := parse(flags, args, stdout, stderr); !ok {
		return "", f, status, false
	}
	if address = flags.Arg(0); flags.NArg() > 1 {
		if status, ok := parse(flags, flags.Args()[1:], stdout, stderr); !ok {
			return "", f, status, false
		}
		if flags.NArg() > 0 {
			return "", f, cannotProbe(stderr, fmt.Errorf("unexpected argument %q; one address at a time", flags.Arg(0))), false
		}
	}
	switch {
	case address == "":
		return "", f, cannotProbe(stderr, errors.New("say which server, such as: wsaccept probe ws://127.0.0.1:8080/chat")), false
	case f.options.Timeout <= 0:
		return "", f, cannotProbe(stderr, errors.New("-timeout must be more than zero, such as 10s")), false
	}
	return address, f, exitOK, true
}

// clientFlags adds the flags that say what a server wants of a client.
func clientFlags(flags *flag.FlagSet, r *probe.Request) {
	flags.StringVar(&r.Origin, "origin", "", "")
	listFlag(flags, "protocol", &r.Protocols)
	flags.Func("H", "", func(field string) error {
		r.Fields = append(r.Fields, field)
		return nil
	})
}

// listFlag adds a flag whose value is a list, with commas between.
func listFlag(flags *flag.FlagSet, name string, all *[]string) {
	flags.Func(name, "", func(names string) error {
		for name := range strings.SplitSeq(names, ",") {
			*all = append(*all, strings.TrimSpace(name))
		}
		return nil
	})
}

// cannotProbe says why no handshake is tried.
func cannotProbe(stderr io.Writer, err error) int {
	fmt.Fprintln(stderr, "wsaccept: probe:", err)
	return exitUsage
}
