// Package lighttpd reads configurations of lighttpd as far as handshakes need it: the
// conditions that hold, and mod_proxy. What it says is held against lighttpd 1.4.69.
package lighttpd
