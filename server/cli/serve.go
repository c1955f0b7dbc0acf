package cli

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"wsaccept/server/endpoint"
	"wsaccept/server/gate"
)

// serveSettings are what the flags of the server set.
type serveSettings struct {
	options endpoint.Options
	open    bool
}

// serveFlags returns the flags of the server, and what they set.
func serveFlags() (*flag.FlagSet, *serveSettings) {
	o := &serveSettings{options: endpoint.DefaultOptions()}
	flags := flag.NewFlagSet("wsaccept", flag.ContinueOnError)
	flags.StringVar(&o.options.Addr, "addr", o.options.Addr, "listen on this `host:port`; port 0 picks a free one")
	flags.BoolVar(&o.open, "open", false, "open the page in the browser")
	flags.StringVar(&o.options.Cert, "cert", "", "serve https: and wss: with the certificate in this `file` (PEM), followed by its chain")
	flags.StringVar(&o.options.Key, "key", "", "the certificate's private key, a `file` (PEM)")
	flags.IntVar(&o.options.Sockets, "sockets", o.options.Sockets, "how many sockets may be open at once")
	flags.IntVar(&o.options.PerClient, "sockets-per-address", o.options.PerClient, "how many of them one address may open; behind a proxy, all come from the proxy's")
	flags.IntVar(&o.options.Conns.All, "connections", o.options.Conns.All, "how many connections that are not sockets may be open at once; above that, the one that has waited longest is closed")
	flags.IntVar(&o.options.Conns.PerAddress, "connections-per-address", o.options.Conns.PerAddress, "how many of them one address may open; behind a proxy, all come from the proxy's")
	flags.Func("origin", "let pages of this `origin`, such as https://play.example, open sockets, too; none stands for requests without Origin, such as curl's; may be repeated", func(s string) error {
		if err := gate.CheckOrigin(s); err != nil && s != gate.NoOrigin {
			return err
		}
		o.options.Origins = append(o.options.Origins, s)
		return nil
	})
	return flags, o
}

// runServe serves until it is told to stop.
func runServe(args []string, stdout, stderr io.Writer) int {
	flags, settings := serveFlags()
	options := &settings.options
	if status, ok := parse(flags, args, stdout, stderr); !ok {
		return status
	}
	for _, f := range []struct {
		name  string
		value int
	}{
		{"sockets", options.Sockets}, {"sockets-per-address", options.PerClient},
		{"connections", options.Conns.All}, {"connections-per-address", options.Conns.PerAddress},
	} {
		if f.value < 1 {
			fmt.Fprintf(stderr, "wsaccept: -%s must be at least 1\n", f.name)
			return exitUsage
		}
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "wsaccept: unexpected argument %q; see wsaccept help\n", flags.Arg(0))
		return exitUsage
	}
	if settings.open {
		options.Open = openBrowser
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	if err := endpoint.Serve(ctx, *options, stdout); err != nil {
		fmt.Fprintln(stderr, "wsaccept:", err)
		return exitUsage
	}
	return exitOK
}
