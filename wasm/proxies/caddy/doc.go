// Package caddy reads Caddyfiles, and Caddy's JSON, as far as handshakes need it: which site and which
// directive take the request, in Caddy's own order of directives, and what
// reverse_proxy sends. What it says is held against Caddy 2.6.
package caddy
