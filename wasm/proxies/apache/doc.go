// Package apache reads configurations of Apache httpd as far as handshakes need it: the
// virtual host, the RewriteRule or ProxyPass that takes the request, and what mod_proxy
// sends. What it says is held against Apache httpd 2.4.71.
package apache
