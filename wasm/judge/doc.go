// Package judge is the one way from texts to a verdict: it finds the handshake in
// what was given, holds it against the RFCs, asks what real programs do with it,
// and names the mistake behind a wrong Accept. The page, the command line, the
// probe and the report of the endpoint only present its Result, so that they can't
// contradict each other.
package judge
