// Package stress has no code but tests: what handshakes cost the server, and what it does
// beside clients that misbehave, in a process of its own. Without flags they are short and
// print nothing; -load, -attack and -storm make them long, and print figures.
package stress
