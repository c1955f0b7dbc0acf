//go:build !js

// Package observe runs the real programs and holds the predictions of package
// programs against them.
//
// The Go libraries run in every test of this package, on all vectors and on
// thousands of mutations of them. The others need more than Go, so they run by
// `make observe`, which also rewrites the recorded observations.
package observe
