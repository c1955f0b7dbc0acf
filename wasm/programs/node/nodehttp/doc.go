// Package nodehttp reads requests and responses as Node.js does, with its parser
// llhttp.
package nodehttp
