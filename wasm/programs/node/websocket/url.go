package websocket

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/javascript"
)

// urlFault says what url.parse of Node throws at in a target that llhttp has let
// through, or "": what stands before "@" must be percent-encoded, and square
// brackets must be around the host.
func urlFault(target string) string {
	host, ok := authorityOf(target)
	if !ok {
		return ""
	}
	if end := strings.IndexAny(host, `/\?#`); end >= 0 {
		host = host[:end]
	}
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		if !javascript.CanDecodeURIComponent(host[:at]) {
			return "URI malformed"
		}
		host = host[at+1:]
	}
	if end := strings.IndexAny(host, "\"%';<>^`{|}"); end >= 0 {
		host = host[:end]
	}
	if port := strings.TrimRight(host, "0123456789"); strings.HasSuffix(port, ":") {
		host = strings.TrimSuffix(port, ":")
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		return ""
	}
	if host, _, _ = strings.Cut(host, ":"); strings.ContainsAny(host, "[]") {
		return "Invalid URL"
	}
	return ""
}

// authorityOf returns what follows the two slashes in front of a host: those behind
// a scheme, or those of a path with somebody's name and "@" behind them.
func authorityOf(target string) (string, bool) {
	if path, ok := strings.CutPrefix(target, "//"); ok {
		user, host, found := strings.Cut(path, "@")
		return path, found && user != "" && host != "" && !strings.Contains(user, "/") && host[0] != '/' && host[0] != '@'
	}
	scheme, after, ok := strings.Cut(target, "://")
	return after, ok && !strings.HasPrefix(target, "/") && !strings.HasPrefix(target, "*") && !handshake.EqualFold(scheme, "javascript")
}
