package yaml

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Node is a value. The zero of *Node, nil, is one that is missing: its methods say so.
type Node struct {
	Kind  Kind
	Text  string         // of a scalar, without its quotes
	Tag   string         // such as "!Ref"; "*" of an alias
	Pairs []Pair         // of a mapping, in the order of the text
	Items []*Node        // of a list
	Span  handshake.Span // a scalar's bytes, with its quotes; else from the first byte to the last
	Flow  bool           // written with braces or brackets
}

// Pair is an entry of a mapping.
type Pair struct {
	Key   string
	Value *Node
	Span  handshake.Span // the key, to the end of its line
}

// Kind tells what a node is.
type Kind int

// The kinds.
const (
	Scalar Kind = iota
	Mapping
	List
)

// Pair returns the entry with the key, or nil.
func (n *Node) Pair(key string) *Pair {
	if n == nil {
		return nil
	}
	for i := range n.Pairs {
		if n.Pairs[i].Key == key {
			return &n.Pairs[i]
		}
	}
	return nil
}

// Get returns what the keys lead to, or nil.
func (n *Node) Get(keys ...string) *Node {
	for _, key := range keys {
		p := n.Pair(key)
		if p == nil {
			return nil
		}
		n = p.Value
	}
	return n
}

// String returns a scalar's text, or "".
func (n *Node) String() string {
	if n == nil {
		return ""
	}
	return n.Text
}

// Each returns a list's items, or what stands in its place alone.
func (n *Node) Each() []*Node {
	switch {
	case n == nil || n.Kind == Scalar && n.Text == "" && n.Tag == "":
		return nil
	case n.Kind == List:
		return n.Items
	}
	return []*Node{n}
}

// Walk calls visit with n and all that is in it, in the order of the text, but not
// with what is in a node for which visit returns false.
func (n *Node) Walk(visit func(*Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	for _, p := range n.Pairs {
		p.Value.Walk(visit)
	}
	for _, item := range n.Items {
		item.Walk(visit)
	}
}

// Indent returns how many bytes stand before the line's text in which n begins: what
// stands beside it in a mapping has the same.
func (n *Node) Indent(text string) int {
	start := strings.LastIndexByte(text[:n.Span.Start], '\n') + 1
	line := text[start:n.Span.Start]
	if strings.TrimLeft(line, " -") != "" {
		return len(line) - len(strings.TrimLeft(line, " "))
	}
	return len(line)
}
