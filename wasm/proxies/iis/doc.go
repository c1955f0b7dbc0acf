// Package iis reads web.config of IIS: the rules of URL Rewrite that make a proxy of it
// with Application Request Routing (ARR), its handlers for Node.js and ASP.NET Core, and
// webSocket. IIS was not run: what it does is told from its documentation, and from what
// maintainers say.
package iis
