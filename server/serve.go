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
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	"wsaccept/server/capture"
	"wsaccept/server/conns"
	"wsaccept/server/gate"
	"wsaccept/web"
)

// How long a peer may take. Without limits a few slow ones would hold the
// server up.
const (
	headTimeout     = 5 * time.Second
	requestTimeout  = 10 * time.Second
	responseTimeout = 2 * time.Minute // the program over a slow line
	idleTimeout     = 15 * time.Second
	shutdownTimeout = 1500 * time.Millisecond // Shutdown waits for connections that a browser opened ahead of use
	maxHead         = gate.MaxHead - 4096     // bytes, to which net/http adds 4096
)

type serveOptions struct {
	addr      string
	open      bool
	origins   []string
	cert, key string       // files, for https: and wss:
	sockets   int          // how many may be open in all
	perClient int          // and from one address
	conns     conns.Limits // of connections that are no sockets
}

func serveFlags() (*flag.FlagSet, *serveOptions) {
	o := &serveOptions{}
	flags := flag.NewFlagSet("wsaccept", flag.ContinueOnError)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "listen on this `host:port`; port 0 picks a free one")
	flags.BoolVar(&o.open, "open", false, "open the page in the browser")
	flags.StringVar(&o.cert, "cert", "", "serve https: and wss: with the certificate in this `file` (PEM), followed by its chain")
	flags.StringVar(&o.key, "key", "", "the certificate's private key, a `file` (PEM)")
	flags.IntVar(&o.sockets, "sockets", 500, "how many sockets may be open at once")
	flags.IntVar(&o.perClient, "sockets-per-address", 16, "how many of them one address may open; behind a proxy, all come from the proxy's")
	flags.IntVar(&o.conns.All, "connections", 1024, "how many connections that are not sockets may be open at once; above that, the one that has waited longest is closed")
	flags.IntVar(&o.conns.PerAddress, "connections-per-address", 256, "how many of them one address may open; behind a proxy, all come from the proxy's")
	flags.Func("origin", "let pages of this `origin`, such as https://play.example, open sockets, too; none stands for requests without Origin, such as curl's; may be repeated", func(s string) error {
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
	for _, f := range []struct {
		name  string
		value int
	}{
		{"sockets", options.sockets}, {"sockets-per-address", options.perClient},
		{"connections", options.conns.All}, {"connections-per-address", options.conns.PerAddress},
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
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
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
	scheme := "http"
	var cert *certificate
	if o.cert != "" || o.key != "" {
		scheme = "https"
		if cert, err = loadCertificate(o.cert, o.key, stdout); err != nil {
			return err
		}
	}
	// No connection lasts long enough for the system to have to ask whether its other
	// side is still there.
	config := net.ListenConfig{KeepAlive: -1}
	listener, err := config.Listen(context.Background(), "tcp", o.addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use; choose another address with -addr, or let -addr 127.0.0.1:0 find a free port", o.addr)
	}
	if err != nil {
		return err
	}
	port := strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	limited := conns.Listen(listener, o.conns)
	listener = limited

	own := ownOrigins(scheme, hosts, port)
	endpoint := newEndpoint(append(own, o.origins...), newLimits(o.sockets, o.perClient))
	handler := routes(static, endpoint)
	if cert != nil {
		listener, handler = cert.secure(listener), strictTransport(handler)
	}
	server := newServer(limited.Handler(handler))
	server.ConnState = limited.ConnState
	go releaseMemory(ctx, limited)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(capture.Listener{Listener: listener}) }()

	url := own[0] + "/"
	fmt.Fprintf(stdout, "The playground is at %s (Ctrl-C stops it)\n", url)
	if o.open {
		if err := openBrowser(url); err != nil {
			fmt.Fprintln(stdout, "No browser could be started; open the address yourself:", err)
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

// releaseMemory gives memory back to the system after a crowd, which Go would keep
// for minutes: it collects garbage when new comes, and then none comes.
func releaseMemory(ctx context.Context, limited *conns.Listener) {
	const crowd = 128
	for ticker := time.NewTicker(20 * time.Second); ; {
		select {
		case <-ctx.Done():
			ticker.Stop()
			return
		case <-ticker.C:
			if limited.Peak() > crowd {
				debug.FreeOSMemory()
			}
		}
	}
}

// newServer returns a server for handler whose peers can't hold it up, and whose
// bytes are recorded if its listener is a capture.Listener.
func newServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler: capture.Handler(gate.EndsUpgrades(handler)),
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			return conns.ConnContext(capture.ConnContext(ctx, c), c)
		},

		DisableGeneralOptionsHandler: true, // see package capture

		ReadHeaderTimeout: headTimeout,
		ReadTimeout:       requestTimeout,
		WriteTimeout:      responseTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHead,
	}
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
