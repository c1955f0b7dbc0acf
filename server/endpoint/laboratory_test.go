package endpoint

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"wsaccept/server/capture"
	"wsaccept/server/wiretest"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/wire"
)

// roomy lets a test have as many sockets as it likes.
func roomy(o *Options) { o.Sockets, o.PerClient = 1000, 1000 }

// each calls f for all faults, some of them at the same time: no more than may
// take their time at once.
func each(faults []lab.Fault, f func(lab.Fault)) {
	var group sync.WaitGroup
	room := make(chan struct{}, maxSlow)
	for _, fault := range faults {
		room <- struct{}{}
		group.Go(func() {
			defer func() { <-room }()
			f(fault)
		})
	}
	group.Wait()
}

// Every fault of the laboratory is on the wire byte for byte, ends the connection
// as it says, and takes the time that it says; and the report has the same bytes.
func TestLaboratory(t *testing.T) {
	addr, _ := start(t, roomy)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: maxSlow}}
	defer client.CloseIdleConnections()
	each(lab.All(), func(f lab.Fault) {
		dial := func() (net.Conn, error) { return wiretest.Connect(addr) }
		if err := attempt(f, dial, client, "http://"+addr); err != nil {
			t.Errorf("%s: %v", f.ID, err)
		}
	})
}

// Inside of TLS it is the same. The resets are of TCP: TLS does not say goodbye.
func TestLaboratoryOverTLS(t *testing.T) {
	addr, client, trust := startTLS(t, roomy)
	var sample []lab.Fault
	groups := map[lab.Group]int{}
	for _, f := range lab.All() {
		acts := f.Acts(handshake.ParseRequest(""))
		if groups[f.Group]++; groups[f.Group] <= 2 || acts[len(acts)-1].End == lab.Reset {
			sample = append(sample, f)
		}
	}
	each(sample, func(f lab.Fault) {
		dial := func() (net.Conn, error) {
			return tls.DialWithDialer(&net.Dialer{Timeout: wiretest.Patience}, "tcp", addr, trust)
		}
		if err := attempt(f, dial, client, "https://"+addr); err != nil {
			t.Errorf("%s: %v", f.ID, err)
		}
	})
}

// attempt asks the server at base for a fault as a browser does, over a connection
// that dial makes, and compares what comes.
func attempt(f lab.Fault, dial func() (net.Conn, error), client *http.Client, base string) error {
	token := wiretest.NewToken()
	var more []string
	if len(f.Protocols) > 0 {
		more = append(more, "Sec-WebSocket-Protocol: "+strings.Join(f.Protocols, ", "))
	}
	request := wiretest.AsBrowser(base, wire.LabPath+f.ID+"?t="+token, wiretest.NewKey(), more...)
	message := handshake.ParseRequest(request)
	want, acts := f.Response(message), f.Acts(message)
	var pauses time.Duration
	for _, act := range acts {
		pauses += act.Pause
	}

	c, err := dial()
	if err != nil {
		return err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(wiretest.Patience))
	began := time.Now()
	if _, err := io.WriteString(c, request); err != nil {
		return err
	}
	switch end := acts[len(acts)-1].End; end {
	case lab.Hold:
		err = held(c, want)
	case lab.Close:
		err = closed(c, want)
	case lab.Reset:
		err = wasReset(c, want)
	default:
		err = fmt.Errorf("no end called %q", end)
	}
	if err != nil {
		return err
	}
	if took := time.Since(began); took < pauses {
		return fmt.Errorf("it pauses for %v, and was over after %v", pauses, took)
	}

	r, status, err := wiretest.GetReport(client, base+"/endpoint/report/"+token)
	if err != nil || status != 200 {
		return fmt.Errorf("the report: %d, %w", status, err)
	}
	kept := want[:min(len(want), capture.MaxResponse)]
	if f.ID == "ok-set-cookie" { // the one that holds a secret
		kept = strings.Replace(kept, "lab=1; Max-Age=60; HttpOnly; SameSite=Strict", "xxxxxx xxxxxxxxxxx xxxxxxxxx xxxxxxxxxxxxxxx", 1)
	}
	if string(r.Request) != request || string(r.Response) != kept || r.Truncated != (len(want) > len(kept)) || r.Unsent != 0 {
		return fmt.Errorf("reported %q and %q, truncated %t, unsent %d, redacted %q; on the wire %q and %q", r.Request, r.Response, r.Truncated, r.Unsent, r.Redacted, request, kept)
	}
	return nil
}

// held returns an error unless want comes, and then nothing until the client says
// goodbye: then its own close frame comes back, and the end of the connection.
func held(c net.Conn, want string) error {
	got := make([]byte, len(want))
	if n, err := io.ReadFull(c, got); err != nil || string(got) != want {
		return fmt.Errorf("on the wire %q, %w; want %q", got[:n], err, want)
	}
	c.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
	if n, err := c.Read(make([]byte, 1)); n > 0 || !wiretest.IsTimeout(err) {
		return fmt.Errorf("the connection is not held: %d bytes, %w", n, err)
	}
	c.SetReadDeadline(time.Now().Add(wiretest.Patience))
	const payload = "\x0f\xa0because" // 4000
	c.Write(wiretest.MaskedFrame(0x81, "a message that nobody answers"))
	if _, err := c.Write(wiretest.MaskedFrame(0x88, payload)); err != nil {
		return err
	}
	rest, err := io.ReadAll(c)
	if want := "\x88\x09" + payload; err != nil || string(rest) != want {
		return fmt.Errorf("after the client's close frame came %q, %w; want %q", rest, err, want)
	}
	return nil
}

// closed returns an error unless want comes, and then a FIN.
func closed(c net.Conn, want string) error {
	got, err := io.ReadAll(c)
	if err != nil || string(got) != want {
		return fmt.Errorf("on the wire %q, %w; want %q and the end", got, err, want)
	}
	return nil
}

// wasReset returns an error unless a part of want comes, or all, and then a RST,
// which may have overtaken the rest.
func wasReset(c net.Conn, want string) error {
	got, err := io.ReadAll(c)
	if !errors.Is(err, syscall.ECONNRESET) || !strings.HasPrefix(want, string(got)) {
		return fmt.Errorf("on the wire %q, %w; want a part of %q and a reset", got, err, want)
	}
	return nil
}

// A client that answers the server's close frame, as a browser does, must not get
// a RST for it: that could take the frame away again before it was read.
func TestFarewellAnswered(t *testing.T) {
	addr, _ := start(t, roomy)
	var some []lab.Fault
	for _, f := range lab.All() {
		if acts := f.Acts(handshake.ParseRequest("")); f.Group == lab.After && acts[len(acts)-1].End == lab.Close {
			some = append(some, f)
		}
	}
	each(some, func(f lab.Fault) {
		c, err := wiretest.Connect(addr)
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		if _, err := wiretest.Send(c, wiretest.AsBrowser("http://"+addr, wire.LabPath+f.ID, wiretest.NewKey())); err != nil {
			t.Errorf("%s: %v", f.ID, err)
			return
		}
		c.Read(make([]byte, 128)) // the frame, if there is one
		c.Write(wiretest.MaskedFrame(0x88, "\x03\xe8"))
		if rest, err := io.ReadAll(c); err != nil {
			t.Errorf("%s: then %q, %v", f.ID, rest, err)
		}
	})
}
