package proxytest

import (
	"os/exec"
	"strings"

	"wsaccept/wasm/proxies/nginx"
)

var nginxProgram = &program{
	name: "nginx", debian: "nginx", paths: []string{"/usr/sbin/nginx"}, read: nginx.Read,
	version: func(path string) string {
		out, _ := exec.Command(path, "-v").CombinedOutput()
		_, version, _ := strings.Cut(strings.TrimSpace(string(out)), "nginx/")
		return "nginx " + version
	},
	whole: wholeNginx,
	start: func(path, file, dir string) *exec.Cmd {
		return exec.Command(path, nginxFlags(file, dir)...)
	},
	refuses: func(path, file, dir string) (refused, asked bool) {
		return exec.Command(path, append(nginxFlags(file, dir), "-t")...).Run() != nil, true
	},
}

func nginxFlags(file, dir string) []string {
	return []string{"-p", dir, "-c", file, "-e", dir + "/error.log", "-g", "daemon off; master_process off; pid " + dir + "/nginx.pid;"}
}

// wholeNginx puts what was pasted at its level: what has http is whole.
func wholeNginx(text, dir, listen string) string {
	var http, server, location strings.Builder
	for _, item := range topLevel(text) {
		word, _, _ := strings.Cut(strings.TrimSpace(item)+" ", " ")
		switch word {
		case "http":
			if strings.Contains(text, "events") {
				return text
			}
			return "events {}\n" + text
		case "map", "upstream", "server", "geo", "split_clients", "proxy_cache_path":
			http.WriteString(item)
		case "location", "server_name", "if", "listen":
			server.WriteString(item)
		default:
			location.WriteString(item)
		}
	}
	if strings.TrimSpace(location.String()) != "" {
		if server.Len() == 0 && !strings.Contains(http.String(), "server {") {
			server.WriteString("location / {\n" + location.String() + "}\n")
		} else {
			server.WriteString(location.String())
		}
	}
	around := server.String()
	if strings.TrimSpace(around) != "" && !strings.Contains(http.String(), "server {") {
		around = "server {\nlisten 127.0.0.1:" + listen + ";\n" + around + "}\n"
	}
	return "events {}\nhttp {\naccess_log off;\n" + http.String() + around + "}\n"
}

// topLevel returns the directives of text, each with its block. Braces in quotes and
// comments don't occur in what is tested.
func topLevel(text string) []string {
	var all []string
	depth, start := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 && (text[i] == '}' || text[i] == ';') {
			all = append(all, text[start:i+1]+"\n")
			start = i + 1
		}
	}
	return append(all, text[start:])
}
