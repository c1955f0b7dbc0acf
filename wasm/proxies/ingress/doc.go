// Package ingress reads an Ingress of Kubernetes for the two controllers that run nginx,
// or its annotations alone: ingress-nginx and F5's NGINX Ingress Controller. None of
// them was run: what they do is told from their documentation.
package ingress
