// Package wire has what the families of programs share: the types of what goes in
// and comes out, and tokenizers for the grammars of RFC 9110, RFC 9112 and RFC
// 3986. What only looks alike in two programs is in both, so that a change for
// one can't change the other.
package wire
