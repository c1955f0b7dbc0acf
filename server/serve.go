package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"wsaccept/server/capture"
	"wsaccept/web"
)

// How long a peer may take. Without limits a few slow ones would hold the
// server up.
const (
	headTimeout     = 5 * time.Second
	requestTimeout  = 10 * time.Second
	responseTimeout = 2 * time.Minute // the program over a slow line
	idleTimeout     = time.Minute
	shutdownTimeout = 3 * time.Second
	maxHead         = 8 << 10 // bytes, to which net/http adds 4096
)

type serveOptions struct {
	addr    string
	open    bool
	origins []string
}

func serveFlags() (*flag.FlagSet, *serveOptions) {
	o := &serveOptions{}
	flags := flag.NewFlagSet("wsaccept", flag.ContinueOnError)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "listen on this `host:port`; port 0 picks a free one")
	flags.BoolVar(&o.open, "open", false, "open the page in the browser")
	flags.Func("origin", "let pages of this `origin`, such as https://play.example, open sockets, too; may be repeated", func(s string) error {
		if err := checkOriginFlag(s); err != nil {
			return err
		}
		o.origins = append(o.origins, s)
		return nil
	})
	return flags, o
}

// runServe serves until it is told to stop.
func runServe(args []string, stdout, stderr io.Writer) int {
	flags, options := serveFlags()
	if status, ok := parse(flags, args, stdout, stderr); !ok {
		return status
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "wsaccept: %q is not wanted; see wsaccept help\n", flags.Arg(0))
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := serve(ctx, *options, stdout); err != nil {
		fmt.Fprintln(stderr, "wsaccept:", err)
		return exitUsage
	}
	return exitOK
}

// serve serves until ctx is done, then closes what is open.
func serve(ctx context.Context, o serveOptions, stdout io.Writer) error {
	static, err := newStatic(web.Files())
	if err != nil {
		return err
	}
	hosts, err := ownHosts(o.addr)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use; choose another address with -addr, or let -addr 127.0.0.1:0 find a free port", o.addr)
	}
	if err != nil {
		return err
	}

	port := strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	endpoint := newEndpoint(append(ownOrigins(hosts, port), o.origins...))
	server := &http.Server{
		Handler:     capture.Handler(routes(static, endpoint)),
		ConnContext: capture.ConnContext,

		DisableGeneralOptionsHandler: true, // see package capture

		ReadHeaderTimeout: headTimeout,
		ReadTimeout:       requestTimeout,
		WriteTimeout:      responseTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHead,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(capture.Listener{Listener: listener}) }()

	url := ownOrigins(hosts, port)[0] + "/"
	fmt.Fprintf(stdout, "The playground is at %s (Ctrl-C stops it)\n", url)
	if o.open {
		if err := openBrowser(url); err != nil {
			fmt.Fprintln(stdout, "No browser could be started; open the address by hand:", err)
		}
	}

	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	// At the same time: Shutdown closes the listener at once, stop the sockets.
	shutdown := make(chan error, 1)
	go func() { shutdown <- server.Shutdown(ctx) }()
	endpoint.stop(ctx)
	if err := <-shutdown; err != nil {
		return server.Close()
	}
	return nil
}

// openBrowser opens url in the user's browser.
func openBrowser(url string) error {
	switch runtime.GOOS {
	case "darwin":
		return exec.Command("open", url).Start()
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", url).Start()
	}
	return exec.Command("xdg-open", url).Start()
}
