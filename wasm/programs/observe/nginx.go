//go:build !js

package observe

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// nginxConfiguration has both set-ups of package programs. Everything that nginx
// writes stays in its own directory.
const nginxConfiguration = `
daemon off;
master_process off;
pid nginx.pid;
error_log stderr crit;
events { worker_connections 512; }
http {
	access_log off;
	client_body_temp_path body;
	proxy_temp_path proxy;
	fastcgi_temp_path fastcgi;
	uwsgi_temp_path uwsgi;
	scgi_temp_path scgi;
	map $http_upgrade $connection_upgrade {
		default upgrade;
		'' close;
	}
	server {
		listen UPGRADE;
		location / {
			proxy_pass http://BACKEND;
			proxy_http_version 1.1;
			proxy_set_header Upgrade $http_upgrade;
			proxy_set_header Connection $connection_upgrade;
			proxy_set_header Host $http_host;
		}
	}
	server {
		listen PLAIN;
		location / {
			proxy_pass http://BACKEND;
		}
	}
}
`

// nginxPatience is how long nginx may take to listen.
const nginxPatience = 10 * time.Second

// StartNginx starts the nginx at path before the server at backend, with a
// directory of its own, and returns its addresses and its version. It stops with
// ctx.
func StartNginx(ctx context.Context, path, directory, backend string) (addresses map[string]string, version string, err error) {
	said, err := exec.CommandContext(ctx, path, "-v").CombinedOutput()
	if err != nil {
		return nil, "", fmt.Errorf("%s -v: %w", path, err)
	}
	_, version, _ = strings.Cut(strings.TrimSpace(string(said)), "nginx/")
	version, _, _ = strings.Cut(version, " ") // the distribution's name follows
	addresses = map[string]string{}
	for _, id := range []string{"nginx-upgrade", "nginx-plain"} {
		if addresses[id], err = freeAddress(ctx); err != nil {
			return nil, "", err
		}
	}
	text := strings.NewReplacer("UPGRADE", addresses["nginx-upgrade"], "PLAIN", addresses["nginx-plain"], "BACKEND", backend).Replace(nginxConfiguration)
	if err := os.WriteFile(filepath.Join(directory, "nginx.conf"), []byte(text), 0o600); err != nil {
		return nil, "", err
	}
	cmd := exec.CommandContext(ctx, path, "-p", directory, "-c", "nginx.conf", "-e", "stderr")
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return nil, "", err
	}
	go func() { _ = cmd.Wait() }()
	for _, address := range addresses {
		if err := awaitListener(ctx, address, nginxPatience); err != nil {
			return nil, "", err
		}
	}
	return addresses, version, nil
}

// freeAddress returns an address on loopback that nobody listens on.
func freeAddress(ctx context.Context) (string, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer listener.Close()
	return listener.Addr().String(), nil
}

// awaitListener waits until somebody listens on address.
func awaitListener(ctx context.Context, address string, patience time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		conn, err := new(net.Dialer).DialContext(ctx, "tcp", address)
		if err == nil {
			return conn.Close()
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("nobody listens on %s: %w", address, err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}
