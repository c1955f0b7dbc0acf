package cli

import (
	"flag"
	"fmt"
	"io"

	"wsaccept/wasm/handshake"
)

// runAccept prints the Accept of each key in args. Any text is taken as a key,
// also one that begins with "-" if "--" stands before it.
func runAccept(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("accept", flag.ContinueOnError)
	if status, ok := parse(flags, args, stdout, stderr); !ok {
		return status
	}
	if flags.NArg() == 0 {
		fmt.Fprintln(stderr, "wsaccept: accept needs a key, such as: wsaccept accept", handshake.SampleKey)
		return exitUsage
	}
	for _, key := range flags.Args() {
		fmt.Fprintln(stdout, handshake.Accept(key))
	}
	return exitOK
}
