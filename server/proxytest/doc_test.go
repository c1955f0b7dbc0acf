// Package proxytest runs real proxies in front of a real WebSocket server, for what
// package proxies says of their configurations. It has tests only.
package proxytest
