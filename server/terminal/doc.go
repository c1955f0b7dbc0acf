// Package terminal keeps what the command line writes from commanding the
// terminal: a file name, an argument, an answer of a foreign server may hold
// anything.
package terminal
