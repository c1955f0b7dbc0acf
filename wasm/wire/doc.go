// Package wire is the contract between the page and what serves it: the paths of
// the endpoint, the JSON it answers with, and the names of a link's parts. The
// page, the program's server, the Worker and the build share it, so that none of
// them can write a name of its own.
package wire
