package main

import (
	"context"
	"crypto/tls"
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
	"wsaccept/server/gate"
	"wsaccept/web"
)

// How long a peer may take. Without limits a few slow ones would hold the
// server up.
const (
	headTimeout     = 5 * time.Second
	requestTimeout  = 10 * time.Second
	responseTimeout = 2 * time.Minute // the program over a slow line
	idleTimeout     = time.Minute
	shutdownTimeout = 1500 * time.Millisecond // Shutdown waits for connections that a browser opened ahead of use
	maxHead         = gate.MaxHead - 4096     // bytes, to which net/http adds 4096
)

type serveOptions struct {
	addr      string
	open      bool
	origins   []string
	cert, key string // files, for https: and wss:
	sockets   int    // how many may be open in all
	perClient int    // and from one address
}

func serveFlags() (*flag.FlagSet, *serveOptions) {
	o := &serveOptions{}
	flags := flag.NewFlagSet("wsaccept", flag.ContinueOnError)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "listen on this `host:port`; port 0 picks a free one")
	flags.BoolVar(&o.open, "open", false, "open the page in the browser")
	flags.StringVar(&o.cert, "cert", "", "serve https: and wss: with the certificate in this `file` (PEM), and those behind it")
	flags.StringVar(&o.key, "key", "", "the certificate's private key, a `file` (PEM)")
	flags.IntVar(&o.sockets, "sockets", 500, "how many sockets may be open at once")
	flags.IntVar(&o.perClient, "sockets-per-address", 16, "how many of them from one address; behind a proxy, all have the proxy's")
	flags.Func("origin", "let pages of this `origin`, such as https://play.example, open sockets, too; none stands for requests without Origin, as of curl; may be repeated", func(s string) error {
		if err := gate.CheckOrigin(s); err != nil && s != gate.NoOrigin {
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
	scheme := "http"
	if o.cert != "" || o.key != "" {
		scheme = "https"
		if listener, err = secure(listener, o.cert, o.key); err != nil {
			return err
		}
	}

	own := ownOrigins(scheme, hosts, port)
	endpoint := newEndpoint(append(own, o.origins...), newLimits(o.sockets, o.perClient))
	server := newServer(routes(static, endpoint))
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(capture.Listener{Listener: listener}) }()

	url := own[0] + "/"
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
	endpoint.sockets.stop(ctx)
	if err := <-shutdown; err != nil {
		return server.Close()
	}
	return nil
}

// newServer returns a server for handler whose peers can't hold it up, and whose
// bytes are recorded if its listener is a capture.Listener.
func newServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:     capture.Handler(handler),
		ConnContext: capture.ConnContext,

		DisableGeneralOptionsHandler: true, // see package capture

		ReadHeaderTimeout: headTimeout,
		ReadTimeout:       requestTimeout,
		WriteTimeout:      responseTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHead,
	}
}

// secure puts TLS in front of listener. HTTP/2 is not offered: a handshake of RFC
// 6455 needs HTTP/1.1.
func secure(listener net.Listener, cert, key string) (net.Listener, error) {
	if cert == "" || key == "" {
		return nil, errors.New("-cert and -key belong together: the certificate and its private key")
	}
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return nil, fmt.Errorf("-cert, -key: %w", err)
	}
	return tls.NewListener(listener, &tls.Config{Certificates: []tls.Certificate{pair}, NextProtos: []string{"http/1.1"}}), nil
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
