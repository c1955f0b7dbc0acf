// Package gallery holds the examples that the page offers, each with its lesson.
//
// An example is a file of web/examples, which somebody who knows no Go can
// write; index.txt has the order and the titles. A file begins with the lesson;
// then come sections, each below a line such as "-- request --":
//
//	fix            configuration or code that fixes it, as it is shown
//	sent           what the client sent, before a proxy made the request of it
//	configuration  of a proxy, to judge in the place of a handshake
//	request        the request to judge
//	answered       what the server sent, before a proxy made the response of it
//	response       the response to judge
//	source         where the bytes come from
//	want           what the judge must say; a test holds the engine to it
//
// In the four messages, each line of a head stands for one that ends in CR LF,
// each line of a body for one that ends in LF. A \ at the end of a line takes
// its end away, \\ is a backslash, and \xHH any byte. Below a line such as
// "-- response with LF --", the head's lines end in LF alone.
//
// What a proxy did is shown with the bytes that real programs sent; they were
// recorded with the key of RFC 6455's own example, which no client should use.
package gallery
