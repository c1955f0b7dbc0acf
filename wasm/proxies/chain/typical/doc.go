// Package typical has configurations of proxies as they commonly stand before a server,
// to put into a chain beside one's own.
package typical
