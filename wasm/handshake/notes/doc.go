// Package notes explains the lines of a handshake, and the words in them: what
// each is for, whether it must be there, and who writes it. It judges nothing.
package notes
