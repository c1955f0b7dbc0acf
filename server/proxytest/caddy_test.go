package proxytest

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"wsaccept/wasm/proxies/caddy"
)

var caddyProgram = &program{
	name: "caddy", debian: "caddy", paths: []string{"/usr/bin/caddy"}, read: caddy.Read,
	version: func(path string) string {
		out, _ := exec.Command(path, "version").Output()
		version, _, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
		return "Caddy " + version
	},
	whole: func(text, dir, listen string) string {
		if isJSON(text) {
			return text
		}
		if !strings.Contains(text, listen) {
			return ":" + listen + " {\n" + text + "\n}\n"
		}
		return text
	},
	start: func(path, file, dir string) *exec.Cmd {
		return caddyCommand(dir, path, "run", "--config", file+".json")
	},
	refuses: func(path, file, dir string) (refused, asked bool) {
		text, err := os.ReadFile(file)
		if err == nil && !isJSON(string(text)) {
			text, err = caddyCommand(dir, path, "adapt", "--config", file, "--adapter", "caddyfile").Output()
		}
		if err != nil {
			return true, true
		}
		text, err = quiet(text)
		if err != nil || os.WriteFile(file+".json", text, 0o644) != nil {
			return true, true
		}
		return caddyCommand(dir, path, "validate", "--config", file+".json").Run() != nil, true
	},
}

// isJSON reports whether a configuration is not a Caddyfile, in which nothing that is in
// braces is in quotes, too.
func isJSON(text string) bool {
	rest, braces := strings.CutPrefix(strings.TrimSpace(text), "{")
	return braces && strings.HasPrefix(strings.TrimSpace(rest), `"`)
}

// quiet returns a configuration in JSON without the administration, and that listens on
// the loopback only.
func quiet(text []byte) ([]byte, error) {
	var all map[string]any
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, err
	}
	if servers, ok := at(all, "apps", "http", "servers").(map[string]any); ok { // else Caddy speaks TLS where a host is named
		for _, server := range servers {
			if server, ok := server.(map[string]any); ok && !strings.Contains(fmt.Sprint(server["automatic_https"]), "disable") {
				server["automatic_https"] = map[string]any{"disable": true}
			}
		}
	}
	all["admin"] = map[string]any{"disabled": true, "config": map[string]any{"persist": false}}
	text, err := json.Marshal(all)
	return []byte(strings.ReplaceAll(string(text), `"listen":[":`, `"listen":["127.0.0.1:`)), err
}

// at returns what the keys lead to, or nil.
func at(value any, keys ...string) any {
	for _, key := range keys {
		object, _ := value.(map[string]any)
		value = object[key]
	}
	return value
}

// caddyCommand returns a command that keeps its files in dir.
func caddyCommand(dir, path string, args ...string) *exec.Cmd {
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir)
	return cmd
}
