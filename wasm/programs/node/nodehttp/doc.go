// Package nodehttp reads requests and responses as Node.js 20.20.2 does: with its
// parser llhttp 9.3.1, without lenient flags, and what lib/_http_*.js make of the
// result. Other versions of Node.js bring other versions of llhttp, which differ in
// how strict they are; where 22 and 24 were seen to, a note says it.
package nodehttp
