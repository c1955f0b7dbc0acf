// Package traefik reads the configuration of Traefik 2 and 3: static and dynamic files in
// YAML and TOML, labels of containers, and IngressRoutes of Kubernetes. Traefik was not
// run: what it does is told from its documentation.
package traefik
