// Package servers tests a server's handshakes: it learns what the server wants, sends
// the requests of package cases one after the other, and judges what comes back.
package servers
