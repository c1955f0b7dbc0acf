// Package messages says what the error texts of browsers, libraries, servers and
// proxies mean. The catalogue is data: explanations.txt has what is said, and the
// files of texts/ have the texts of each program, with the file of its source that
// prints them.
package messages
