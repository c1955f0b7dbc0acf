package endpoint

import (
	"crypto/tls"
	"io"
	"log"
	"strings"
	"testing"

	"wsaccept/server/wiretest"
)

// What strangers do is not logged, or they could fill the log: no request, and no
// connection that does not speak TLS where TLS is spoken.
func TestNothingIsLogged(t *testing.T) {
	logs := &wiretest.Buffer{}
	before := log.Writer()
	log.SetOutput(logs)
	t.Cleanup(func() { log.SetOutput(before) })
	addr, client, trust := startTLS(t)
	for _, said := range []string{"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "\x16\x03\x01\x00\x05hello", "\x00\x00\x00"} {
		c, err := wiretest.Connect(addr)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(c, said)
		io.Copy(io.Discard, c)
		c.Close()
	}
	if _, err := tls.Dial("tcp", addr, &tls.Config{}); err == nil { // it hangs up on a certificate that it does not trust
		t.Error("the certificate is trusted")
	}
	c, err := tls.Dial("tcp", addr, trust)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if answer, err := wiretest.Send(c, "GET / HTTP/9.9\r\nHost: a b\r\n\r\n"); err != nil || !strings.HasPrefix(wiretest.StatusesIn(answer), "4") && !strings.HasPrefix(wiretest.StatusesIn(answer), "5") {
		t.Errorf("%q, %v", answer, err)
	}
	resp, err := client.Get("https://" + addr + "/nothing")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if logs.String() != "" {
		t.Errorf("logged:\n%s", logs)
	}
}
