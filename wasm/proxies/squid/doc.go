// Package squid reads squid.conf as far as handshakes need it: whether Squid takes the
// request, which server it goes to, and whether http_upgrade_request_protocols lets the
// upgrade through. What it says is held against Squid 5.7.
package squid
