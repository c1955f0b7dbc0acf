// Package yaml reads as much of YAML as proxies' configurations are written in, JSON
// included: mappings, lists and scalars, with the bytes that they stand in. Anchors,
// aliases and tags are kept as they are written, and not followed.
package yaml
