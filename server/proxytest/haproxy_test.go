package proxytest

import (
	"os/exec"
	"strings"

	"wsaccept/wasm/proxies/haproxy"
)

var haproxyProgram = &program{
	name: "haproxy", debian: "haproxy", paths: []string{"/usr/sbin/haproxy"}, read: haproxy.Read,
	version: func(path string) string {
		out, _ := exec.Command(path, "-v").CombinedOutput()
		_, rest, _ := strings.Cut(string(out), "version ")
		version, _, _ := strings.Cut(rest, "-")
		return "HAProxy " + version
	},
	whole: func(text, dir, listen string) string { return text },
	start: func(path, file, dir string) *exec.Cmd { return exec.Command(path, "-db", "-f", file) },
	refuses: func(path, file, dir string) (refused, asked bool) {
		return exec.Command(path, "-c", "-f", file).Run() != nil, true
	},
}
