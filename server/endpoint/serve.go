package endpoint

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
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

// Options says where and for whom to serve.
type Options struct {
	Addr      string
	Open      func(url string) error // what shows the page to the user, or nil
	Origins   []string
	Cert, Key string       // files, for https: and wss:
	Sockets   int          // how many may be open in all
	PerClient int          // and from one address
	Conns     conns.Limits // of connections that are no sockets
}

// DefaultOptions are those of a server that nobody has told anything.
func DefaultOptions() Options {
	return Options{
		Addr:      "127.0.0.1:8080",
		Sockets:   500,
		PerClient: 16,
		Conns:     conns.Limits{All: 1024, PerAddress: 256},
	}
}

// Serve serves until ctx is done, then closes what is open.
func Serve(ctx context.Context, o Options, stdout io.Writer) error {
	static, err := newStatic(web.Files())
	if err != nil {
		return err
	}
	hosts, err := ownHosts(o.Addr)
	if err != nil {
		return err
	}
	scheme := "http"
	var cert *certificate
	if o.Cert != "" || o.Key != "" {
		scheme = "https"
		if cert, err = loadCertificate(o.Cert, o.Key, stdout); err != nil {
			return err
		}
	}
	// No connection lasts long enough for the system to have to ask whether its other
	// side is still there.
	config := net.ListenConfig{KeepAlive: -1}
	listener, err := config.Listen(context.Background(), "tcp", o.Addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use; choose another address with -addr, or let -addr 127.0.0.1:0 find a free port", o.Addr)
	}
	if err != nil {
		return err
	}
	port := strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	limited := conns.Listen(listener, o.Conns)
	listener = limited

	own := ownOrigins(scheme, hosts, port)
	endpoint := newEndpoint(append(own, o.Origins...), newLimits(o.Sockets, o.PerClient))
	handler := routes(static, endpoint)
	if cert != nil {
		listener, handler = cert.secure(listener), strictTransport(handler)
	}
	server := NewServer(limited.Handler(handler))
	server.ConnState = limited.ConnState
	go releaseMemory(ctx, limited)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(capture.Listener{Listener: listener}) }()

	url := own[0] + "/"
	fmt.Fprintf(stdout, "The playground is at %s (Ctrl-C stops it)\n", url)
	if o.Open != nil {
		if err := o.Open(url); err != nil {
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

// NewServer returns a server for handler whose peers can't hold it up, and whose
// bytes are recorded if its listener is a capture.Listener.
func NewServer(handler http.Handler) *http.Server {
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
