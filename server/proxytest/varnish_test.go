package proxytest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"wsaccept/wasm/proxies/varnish"
)

var varnishProgram = &program{
	name: "varnish", debian: "varnish", paths: []string{"/usr/sbin/varnishd"}, read: varnish.Read, slow: true,
	version: func(path string) string {
		out, _ := exec.Command(path, "-V").CombinedOutput()
		_, version, _ := strings.Cut(string(out), "varnish-")
		version, _, _ = strings.Cut(version, " ")
		return "Varnish " + version
	},
	whole: func(text, dir, listen string) string {
		return "# listen " + listen + "\n" + text
	},
	start: func(path, file, dir string) *exec.Cmd {
		return exec.Command(path, "-F", "-j", "none", "-n", filepath.Join(dir, "varnish"), "-s", "malloc,16m",
			"-a", "127.0.0.1:"+listenOf(file), "-f", file)
	},
	refuses: func(path, file, dir string) (refused, asked bool) {
		return exec.Command(path, "-j", "none", "-n", filepath.Join(dir, "compiled"), "-C", "-f", file).Run() != nil, true
	},
}

// listenOf returns the port in the first line of a file.
func listenOf(file string) string {
	text, _ := os.ReadFile(file)
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimPrefix(line, "# listen ")
}
