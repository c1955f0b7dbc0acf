// Package varnish reads Varnish's VCL as far as handshakes need it: it runs vcl_recv and
// vcl_pipe with the request. What it says is held against Varnish 7.1.
package varnish
