//go:build !js

package observe

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
)

// goModules are the modules of the Go programs, by the programs' ids.
var goModules = map[string]string{
	"coder":   "github.com/coder/websocket",
	"gorilla": "github.com/gorilla/websocket",
	"gobwas":  "github.com/gobwas/ws",
	"x-net":   "golang.org/x/net",
}

// goVersions returns the versions of the Go programs as they are linked here, by
// the programs' ids: those of go.mod, which a test's own build information lacks.
func goVersions(ctx context.Context) (map[string]string, error) {
	versions := map[string]string{}
	for id, path := range goModules {
		version, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Version}}", path).Output()
		if err != nil {
			return nil, fmt.Errorf("go list -m %s: %w", path, err)
		}
		versions[id] = strings.TrimPrefix(strings.TrimSpace(string(version)), "v")
	}
	return versions, nil
}
