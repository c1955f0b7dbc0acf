package proxytest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"wsaccept/wasm/proxies/squid"
)

var squidProgram = &program{
	name: "squid", debian: "squid", paths: []string{"/usr/sbin/squid"}, read: squid.Read,
	version: func(path string) string {
		out, _ := exec.Command(path, "-v").Output()
		_, version, _ := strings.Cut(string(out), "Version ")
		version, _, _ = strings.Cut(version, "\n")
		return "Squid " + version
	},
	whole: func(text, dir, listen string) string {
		return text + "\nvisible_hostname squid.example\npid_filename none\ncache_log " + dir + "/cache.log\naccess_log none\n" +
			"cache_effective_user proxy\ncoredump_dir " + dir + "\nshutdown_lifetime 0 seconds\npinger_enable off\nnetdb_filename none\n"
	},
	start: func(path, file, dir string) *exec.Cmd {
		os.Chmod(dir, 0o777) // Squid gives up being root
		return exec.Command(path, "-N", "-f", file, "-n", serviceOf(dir))
	},
	refuses: func(path, file, dir string) (refused, asked bool) {
		return exec.Command(path, "-k", "parse", "-f", file, "-n", serviceOf(dir)).Run() != nil, true
	},
	clean: func(dir string) { // Squid is killed, and leaves its shared memory behind
		left, _ := filepath.Glob("/dev/shm/" + serviceOf(dir) + "-*")
		for _, name := range left {
			os.Remove(name)
		}
	},
}

// serviceOf returns the name under which a Squid keeps what it shares, so that several
// can run: letters and digits only.
func serviceOf(dir string) string { return dir[strings.LastIndexByte(dir, '/')+1:] }
