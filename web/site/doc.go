// Package site makes the static pages around the playground: one for each example,
// rule, mistake, fault, error text and question, at an address that can be linked, read
// without JavaScript and found by search engines. What they say, the engine says
// while they are built.
package site
