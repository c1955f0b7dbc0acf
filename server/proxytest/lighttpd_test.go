package proxytest

import (
	"os"
	"os/exec"
	"strings"

	"wsaccept/wasm/proxies/lighttpd"
)

var lighttpdProgram = &program{
	name: "lighttpd", debian: "lighttpd", paths: []string{"/usr/sbin/lighttpd"}, read: lighttpd.Read,
	version: func(path string) string {
		out, _ := exec.Command(path, "-v").Output()
		_, version, _ := strings.Cut(string(out), "/")
		version, _, _ = strings.Cut(version, " ")
		return "lighttpd " + version
	},
	whole: func(text, dir, listen string) string {
		if !strings.Contains(text, "server.port") {
			text = "server.document-root = \"" + dir + "\"\nserver.port = " + listen + "\nserver.bind = \"127.0.0.1\"\nserver.modules += ( \"mod_proxy\" )\n" + text
		}
		return text
	},
	start: func(path, file, dir string) *exec.Cmd {
		os.WriteFile(dir+"/index.html", []byte("files\n"), 0o644)
		return exec.Command(path, "-D", "-f", file)
	},
	refuses: func(path, file, dir string) (refused, asked bool) {
		return exec.Command(path, "-tt", "-f", file).Run() != nil, true
	},
}
