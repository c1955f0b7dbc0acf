package hops

import "strings"

// remedy returns what the proxy called name did to the handshake by changes, and
// the lines that fix it.
func (a *arrival) remedy(name string, changes []Change) (diagnosis, config string) {
	if a.isKeyOfProxy() {
		return name + " spoke HTTP/2 with the browser and made this handshake itself, key included: the server's Accept is for " + name + ", and the browser never sees it.", ""
	}
	if find, ok := remedies[name]; ok {
		if diagnosis, config = find(a); diagnosis != "" {
			return diagnosis, config
		}
	}
	alone := name == "" && a.browser == nil && len(a.added()) == 0
	if name == "" {
		name = "A proxy"
	}
	switch {
	case alone && a.losesUpgrade():
		return "The handshake arrived without " + a.lostOfUpgrade() + ": a proxy dropped what is for one hop only (RFC 9110 §7.6.1), or the client never sent it.", ""
	case alone && a.isHTTP10():
		return "The request arrived as HTTP/1.0, in which a server must ignore Upgrade: a proxy chose that version, or the client did.", ""
	case a.losesUpgrade():
		return name + " forwards to the server without " + a.lostOfUpgrade() + ": it has to be configured to pass on what is for one hop only (RFC 9110 §7.6.1).", ""
	case a.isHTTP10():
		return name + " forwards to the server with HTTP/1.0, in which a server must ignore Upgrade.", ""
	case a.hasOtherHost():
		return name + " passes the handshake on with a different Host, so a server that compares it with Origin answers 403.", ""
	case changes[0].Fix != "":
		return name + " stands between the client and the server, and changed something that the handshake needs.", ""
	}
	return name + " stands between the client and the server, but none of its changes does harm.", ""
}

// losesUpgrade reports whether the server does not see that a WebSocket is
// wanted.
func (a *arrival) losesUpgrade() bool {
	return a.isHandshake() && (a.lacksUpgrade() || a.lacksConnection())
}

// lostOfUpgrade names what is missing.
func (a *arrival) lostOfUpgrade() string {
	switch {
	case !a.lacksConnection():
		return "Upgrade"
	case !a.lacksUpgrade():
		return "“Connection: Upgrade”"
	}
	return "Upgrade and “Connection: Upgrade”"
}

// remedies are for the programs whose configuration is known. They return
// nothing if nothing is broken that they can fix.
var remedies = map[string]func(*arrival) (diagnosis, config string){
	nginx:     fixNginx,
	haproxy:   fixHAProxy,
	varnish:   fixVarnish,
	apache:    fixApache,
	lighttpd:  fixLighttpd,
	squid:     fixSquid,
	goProxy:   fixGo,
	nodeProxy: fixNode,
}

const nginxMap = `map $http_upgrade $connection_upgrade {   # in http { }
    default upgrade;
    ''      close;   # for requests without Upgrade; '' since 1.29.7 keeps their connections alive
}
# in the location with proxy_pass:
`

func fixNginx(a *arrival) (diagnosis, config string) {
	var lines []string
	upgrade, connection, http10 := a.lacksUpgrade(), a.lacksConnection(), a.isHTTP10()
	if http10 {
		lines = append(lines, "proxy_http_version 1.1;")
	}
	if upgrade {
		lines = append(lines, "proxy_set_header Upgrade $http_upgrade;")
	}
	if connection {
		lines = append(lines, "proxy_set_header Connection $connection_upgrade;")
	}
	if a.hasOtherHost() {
		lines = append(lines, "proxy_set_header Host $http_host;")
	}
	config = strings.Join(lines, "\n")
	if connection {
		config = nginxMap + config
	}
	switch {
	case upgrade && connection && http10:
		diagnosis = "nginx forwards to the server with HTTP/1.0 and without Upgrade, as it does by default before 1.29.7: its proxy_pass lacks proxy_http_version 1.1 and the two lines for Upgrade and Connection."
	case upgrade && connection:
		diagnosis = "nginx forwards to the server with HTTP/1.1 and without Upgrade: its proxy_pass lacks the two lines for Upgrade and Connection."
		if a.lacks("Connection") {
			diagnosis = "nginx forwards to the server with HTTP/1.1 and without Upgrade, as it does by default since 1.29.7: its proxy_pass lacks the two lines for Upgrade and Connection."
		}
	case connection:
		diagnosis = "nginx passes Upgrade on, but with a Connection of its own: the line proxy_set_header Connection is missing."
		if a.lacks("Connection") {
			diagnosis = "nginx passes Upgrade on, but sends no Connection, as it does by default since 1.29.7: the line proxy_set_header Connection is missing."
		}
	case upgrade:
		diagnosis = "nginx sends Connection: upgrade, but no Upgrade: the line proxy_set_header Upgrade is missing."
	case http10:
		diagnosis = "nginx passes Upgrade and Connection on, but with HTTP/1.0, its default before 1.29.7, in which a server must ignore them: proxy_http_version 1.1 is missing."
	case a.isPortLost():
		diagnosis = "nginx passes the handshake on, but removes the port from Host: $host does not contain it, $http_host does."
	case a.hasOtherHost():
		diagnosis = "nginx passes the handshake on, but puts the server's own address into Host: the line proxy_set_header Host is missing."
	}
	return diagnosis, config
}

func fixHAProxy(a *arrival) (diagnosis, config string) {
	if !a.losesUpgrade() {
		return "", ""
	}
	return "HAProxy forwards to the server without " + a.lostOfUpgrade() + ": by default it passes them on, so a rule with del-header must have deleted them.",
		"# instead of the rule that deletes Upgrade:\nhttp-request del-header upgrade unless { hdr(upgrade) -i websocket }"
}

const (
	varnishRecv = `sub vcl_recv {
    if (req.url ~ "^/ws" && req.http.upgrade ~ "(?i)^websocket$") {
        return (pipe);
    }
}
`
	varnishPipe = `sub vcl_pipe {
    if (req.http.upgrade) {
        set bereq.http.upgrade = req.http.upgrade;
        set bereq.http.connection = req.http.connection;
    }
}`
)

func fixVarnish(a *arrival) (diagnosis, config string) {
	switch {
	case !a.losesUpgrade():
		return "", ""
	case a.hasToken("Connection", "close"):
		return "Varnish pipes the request, but without Upgrade and Connection: vcl_pipe does not put them back.", varnishPipe
	}
	return "Varnish treats the handshake as a request whose response it could store, and drops Upgrade and Connection: vcl_recv does not send it to vcl_pipe.", varnishRecv + varnishPipe
}

func fixApache(a *arrival) (diagnosis, config string) {
	const keepHost = "ProxyPreserveHost On"
	switch {
	case a.losesUpgrade():
		return "Apache httpd forwards to the server without Upgrade and Connection: its ProxyPass lacks upgrade=websocket, which exists since 2.4.47.",
			keepHost + "\nProxyPass \"/ws\" \"http://SERVER:PORT/ws\" upgrade=websocket"
	case a.hasOtherHost():
		return "Apache httpd passes the handshake on, but puts the server's own address into Host: ProxyPreserveHost is off.", keepHost
	}
	return "", ""
}

func fixLighttpd(a *arrival) (diagnosis, config string) {
	if !a.losesUpgrade() {
		return "", ""
	}
	return "lighttpd forwards to the server without Upgrade: proxy.header does not enable it.", `proxy.header = ( "upgrade" => "enable" )`
}

func fixSquid(a *arrival) (diagnosis, config string) {
	if !a.losesUpgrade() {
		return "", ""
	}
	return "Squid forwards to the server without Upgrade: http_upgrade_request_protocols does not allow it.", "http_upgrade_request_protocols websocket allow all"
}

func fixGo(a *arrival) (diagnosis, config string) {
	if a.losesUpgrade() || !a.hasOtherHost() {
		return "", ""
	}
	return goProxy + " passes the handshake on, but with a different Host: SetURL of ReverseProxy puts the server's own address there.",
		"// in ReverseProxy.Rewrite, after r.SetURL:\nr.Out.Host = r.In.Host"
}

func fixNode(a *arrival) (diagnosis, config string) {
	if a.losesUpgrade() || !a.hasOtherHost() {
		return "", ""
	}
	return nodeProxy + " passes the handshake on, but puts the server's own address into Host: changeOrigin is on.", "changeOrigin: false"
}
