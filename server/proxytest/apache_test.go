package proxytest

import (
	"os"
	"os/exec"
	"strings"

	"wsaccept/wasm/proxies/apache"
)

var apacheProgram = &program{
	name: "apache", debian: "apache2", paths: []string{"/usr/sbin/apache2"}, read: apache.Read,
	version: func(path string) string {
		out, _ := exec.Command(path, "-v").Output()
		_, version, _ := strings.Cut(string(out), "Apache/")
		version, _, _ = strings.Cut(version, " ")
		return "Apache httpd " + version
	},
	whole: wholeApache,
	start: func(path, file, dir string) *exec.Cmd {
		os.Chmod(dir, 0o777) // Apache gives up being root
		return exec.Command(path, "-DFOREGROUND", "-f", file)
	},
	refuses: func(path, file, dir string) (refused, asked bool) {
		return exec.Command(path, "-t", "-f", file).Run() != nil, true
	},
}

// modules are those loaded for a text that loads none.
var modules = strings.Fields(`mpm_event authz_core authz_host access_compat authn_core authn_file auth_basic authz_user alias
	setenvif env headers rewrite ssl socache_shmcb version slotmem_shm lbmethod_byrequests
	proxy proxy_http proxy_wstunnel proxy_balancer`)

// wholeApache puts the modules around a text, and where to listen unless it says so.
func wholeApache(text, dir, listen string) string {
	var b strings.Builder
	b.WriteString("ServerRoot " + dir + "\nDefaultRuntimeDir " + dir + "\nPidFile " + dir + "/pid\nErrorLog " + dir + "/log\nMutex file:" + dir + " default\n")
	if !strings.Contains(text, "LoadModule") {
		for _, m := range modules {
			if _, err := os.Stat("/usr/lib/apache2/modules/mod_" + m + ".so"); err == nil { // some are built in
				b.WriteString("LoadModule " + m + "_module /usr/lib/apache2/modules/mod_" + m + ".so\n")
			}
		}
	}
	if !strings.Contains(text, "Listen "+listen) {
		b.WriteString("Listen 127.0.0.1:" + listen + "\n")
	} else {
		text = strings.ReplaceAll(text, "Listen "+listen, "Listen 127.0.0.1:"+listen)
	}
	if !strings.Contains(text, "ServerName") {
		b.WriteString("ServerName proxy.example\n")
	}
	return b.String() + text + "\nUser www-data\nGroup www-data\nStartServers 1\nThreadsPerChild 8\nMaxRequestWorkers 8\n"
}
