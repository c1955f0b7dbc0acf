// Package cli is the command line: the commands, their flags, and what they print
// as text and as JSON. Each command only presents what other packages found.
package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"wsaccept/server/terminal"
)

// Exit statuses.
const (
	exitOK    = 0
	exitBad   = 1 // the handshake is bad
	exitUsage = 2 // wrong usage, input that can't be read, or no answer at all
)

const usage = `wsaccept                  serve the playground and its endpoint on this computer
wsaccept accept KEY…      print the Sec-WebSocket-Accept of each key, one per line
wsaccept check [FILE…]    judge the handshakes in files and directories, or on stdin
                          without FILE: in full if there is one, else as a list, and
                          those that fail in full. -json or -format F: text, json,
                          sarif, junit or github; -raw reads each file as one message,
                          byte for byte; -chain takes the files as configurations of
                          proxies in a row, from the client's side to the server's
wsaccept diagnose -key K -accept A
                          name the mistake that made the wrong Accept A. -guid G or
                          -code FILE: the constant, or the code, that the server uses
                          (the code is judged without -accept, too);
                          -expected E: the Accept that the client expected; -quick
                          skips the search for invented GUIDs; -json prints JSON
wsaccept probe URL        perform a handshake with any server, ws: or wss:, and judge it.
                          -H 'Name: value' adds or replaces a line, -H 'Name:' leaves it
                          out; -key K, -origin O, -protocol A,B, -deflate: what to send;
                          -timeout 10s: for all of it; -insecure accepts any certificate;
                          -page URL: where the link leads; -json prints JSON
wsaccept test URL         test a server's handshakes with about 200 requests, and report on
                          each rule; see wsaccept test -h
wsaccept lab              serve wrong responses to any client, or with -exec 'client {url}'
                          run one against each, and report; see wsaccept lab -h
wsaccept rules            print the table of rules that check knows
wsaccept mistakes         print the table of mistakes that diagnose knows
wsaccept help             print this

Flags of the server:
`

// Run is the program, with its arguments but without its name. What it writes can't
// command a terminal. It returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return runCommand(args, stdin, terminal.New(stdout), terminal.New(stderr))
}

// runCommand is run without that promise.
func runCommand(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	command := ""
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		command, args = args[0], args[1:]
	}
	switch command {
	case "":
		return runServe(args, stdout, stderr)
	case "accept":
		return runAccept(args, stdout, stderr)
	case "check":
		return runCheck(args, stdin, stdout, stderr)
	case "diagnose":
		return runDiagnose(args, stdin, stdout, stderr)
	case "probe":
		return runProbe(args, stdout, stderr)
	case "test":
		return runTest(args, stdin, stdout, stderr)
	case "lab":
		return runLab(args, stdout, stderr)
	case "rules":
		fmt.Fprint(stdout, rulesTable())
		return exitOK
	case "mistakes":
		fmt.Fprint(stdout, mistakesTable())
		return exitOK
	case "help":
		printUsage(stdout)
		return exitOK
	}
	fmt.Fprintf(stderr, "wsaccept: there is no command %q\n\n", command)
	printUsage(stderr)
	return exitUsage
}

func printUsage(w io.Writer) {
	fmt.Fprint(w, usage)
	flags, _ := serveFlags()
	flags.SetOutput(w)
	flags.PrintDefaults()
}

// parseWith parses args, in which flags may stand before and after what is no flag,
// and returns the latter. If they are wrong, or ask for help, which is usage, it has said
// so and returns the exit status and false.
func parseWith(flags *flag.FlagSet, usage string, args []string, stdout, stderr io.Writer) (operands []string, status int, ok bool) {
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	for {
		err := flags.Parse(args)
		switch {
		case errors.Is(err, flag.ErrHelp):
			fmt.Fprint(stdout, usage)
			return nil, exitOK, false
		case err != nil:
			fmt.Fprintf(stderr, "wsaccept: %v; see wsaccept %s -h\n", err, flags.Name())
			return nil, exitUsage, false
		case flags.NArg() == 0:
			return operands, exitOK, true
		}
		operands = append(operands, flags.Arg(0))
		args = flags.Args()[1:]
	}
}

// parse parses args. If they are wrong, or ask for help, it has said so and
// returns the exit status and false.
func parse(flags *flag.FlagSet, args []string, stdout, stderr io.Writer) (status int, ok bool) {
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	err := flags.Parse(args)
	switch {
	case err == nil:
		return exitOK, true
	case errors.Is(err, flag.ErrHelp):
		printUsage(stdout)
		return exitOK, false
	}
	fmt.Fprintf(stderr, "wsaccept: %v; see wsaccept help\n", err)
	return exitUsage, false
}
