// Package haproxy reads configurations of HAProxy as far as the handshakes of
// WebSockets depend on them.
package haproxy
