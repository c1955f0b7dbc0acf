// Package clients tests what clients make of responses: it serves the faults of the
// laboratory to any client, learns which of them it opened, and judges that.
package clients
