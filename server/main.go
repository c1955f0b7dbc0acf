// Command wsaccept serves the WebSocket Handshake Playground and a real upgrade
// endpoint to compare with, and computes Accept values on the command line.
package main

import (
	"log"
	"os"

	"wsaccept/server/cli"
	"wsaccept/server/terminal"
)

func main() {
	log.SetOutput(terminal.New(os.Stderr)) // of net/http
	os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
