// Package nethttp reads requests and responses as Go's net/http and net/url do.
// The packages themselves are too much for a browser, and hide what is wrong.
package nethttp
