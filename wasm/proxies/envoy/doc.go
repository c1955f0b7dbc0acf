// Package envoy reads the configuration of Envoy: listeners with their virtual hosts, or
// a part of one, in YAML or JSON. Envoy was not run: what it does is told from its
// documentation.
package envoy
