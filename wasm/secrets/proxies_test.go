package secrets_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/secrets"
)

// In whole configurations of every format that the page reads, no secret stays: each
// begins with S3cr3t, and nothing else may change.
func TestMasksWholeConfigurations(t *testing.T) {
	for name, text := range map[string]string{
		"nginx": `server {
    ssl_certificate_key data:$key;
    auth_basic "restricted";
    set $token "S3cr3t-0123456789";
    set $upstream_auth S3cr3tbasic0123;
    location /ws {
        proxy_pass http://ann:S3cr3t-pw@10.0.0.1:3000;
        proxy_set_header Authorization "Basic S3cr3tYW5uOmJvYg==";
        proxy_set_header X-Api-Key S3cr3t0123456789;
        proxy_set_header Cookie "sid=S3cr3t0123456789";
        proxy_set_header X-Auth-Token 'S3cr3t0123456789';
        if ($http_x_token != "S3cr3t0123456789") { return 403; }
        if ($arg_token = S3cr3t0123456789) { return 403; }
        proxy_ssl_password_file /etc/pass;
        secure_link_md5 "$secure_link_expires$uri S3cr3t0123456789";
    }
}
map $http_authorization $ok { "Bearer S3cr3t0123456789" 1; }
`,
		"haproxy": `global
  stats socket /run/haproxy.sock
userlist people
  user ann insecure-password S3cr3t-pw
  user bob password $6$S3cr3tsalt$S3cr3thash0123456789
frontend web
  bind :443 ssl crt /etc/ssl/site.pem
  http-request set-header Authorization "Bearer S3cr3t0123456789"
  http-request add-header X-Api-Key S3cr3t0123456789
  acl ok hdr(X-Api-Key) -m str S3cr3t0123456789
  acl ok2 req.hdr(authorization) "Basic S3cr3tYW5uOmJvYg=="
  stats auth admin:S3cr3t-pw
backend app
  option httpchk GET /health HTTP/1.1\r\nHost:\ a\r\nAuthorization:\ Basic\ S3cr3tYW5uOmJvYg==
  http-check send hdr Authorization "Bearer S3cr3t0123456789"
  server a 10.0.0.1:80 check
`,
		"caddy": `ws.example {
	basicauth /admin* {
		bob $2a$14$S3cr3tZkx19XLiW6VYouLHR5NmfOFU0z2GTNmpkT
		ann JDJhJDE0JS3cr3tDE5WExpVzZWWW91TEhSNU5tZk9G
	}
	basic_auth {
		carl $2y$10$S3cr3tZkx19XLiW6VYouLHR5NmfOFU0z2GTNmpkT
	}
	tls {
		dns cloudflare S3cr3t0123456789abcdefghij
	}
	@ok header Authorization "Bearer S3cr3t0123456789"
	@key header X-Api-Key S3cr3t0123456789
	reverse_proxy app:3000 {
		header_up Authorization "Bearer S3cr3t0123456789"
		header_up X-Api-Key S3cr3t0123456789
		header_up +Cookie sid=S3cr3t0123456789
	}
	request_header X-Api-Key S3cr3t0123456789
}
`,
		"caddy json": `{"apps": {"http": {"servers": {"a": {"routes": [{"handle": [
  {"handler": "authentication", "providers": {"http_basic": {"accounts": [{"username": "bob", "password": "S3cr3tJDJhJDE0JFpreDE5WExp"}]}}},
  {"handler": "reverse_proxy", "headers": {"request": {"set": {"Authorization": ["Bearer S3cr3t0123456789"], "X-Api-Key": ["S3cr3t0123456789"]}}}, "upstreams": [{"dial": "app:80"}]}
]}]}}}, "tls": {"automation": {"policies": [{"issuers": [{"challenges": {"dns": {"provider": {"api_token": "S3cr3t0123456789", "name": "cloudflare"}}}}]}]}}}}
`,
		"traefik labels": `services:
  app:
    environment:
      - DB_PASSWORD=S3cr3t-pw
      - SECRET_KEY=S3cr3t0123456789
      CF_DNS_API_TOKEN: S3cr3t0123456789
    labels:
      - "traefik.http.routers.app.rule=Host(` + "`a.example`" + `)"
      - "traefik.http.middlewares.auth.basicauth.users=ann:$$apr1$$S3cr3tsalt$$S3cr3thash0123456789,bob:$$2y$$05$$S3cr3thash012345"
      - traefik.http.middlewares.auth2.basicAuth.users=ann:{SHA}S3cr3tW6ph5Mm5Pz8GgiULbPgzG37mj9g=
      - "traefik.http.middlewares.d.digestauth.users=ann:traefik:S3cr3ta2688e031edb4be6a3797f3882655c05"
      - "traefik.http.middlewares.h.headers.customrequestheaders.X-Api-Key=S3cr3t0123456789"
      - "traefik.http.middlewares.h.headers.customrequestheaders.Authorization=Basic S3cr3tYW5uOmJvYg=="
`,
		"traefik yaml": `http:
  middlewares:
    auth:
      basicAuth:
        users:
          - "ann:$apr1$S3cr3tsalt$S3cr3thash0123456789"
          - bob:$2y$05$S3cr3thash0123456789
    h:
      headers:
        customRequestHeaders:
          X-Api-Key: S3cr3t0123456789
          Authorization: "Bearer S3cr3t0123456789"
`,
		"traefik toml": `[http.middlewares.auth.basicAuth]
  users = [
    "ann:$apr1$S3cr3tsalt$S3cr3thash0123456789",
    "bob:{SHA}S3cr3tW6ph5Mm5Pz8GgiULbPgzG37mj9g=",
  ]
[http.middlewares.h.headers.customRequestHeaders]
  X-Api-Key = "S3cr3t0123456789"
  Authorization = "Bearer S3cr3t0123456789"
`,
		"envoy": `static_resources:
  secrets:
  - name: cert
    tls_certificate:
      private_key:
        inline_string: "-----BEGIN PRIVATE KEY-----\nS3cr3tMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----"
      password:
        inline_string: "S3cr3t-pw"
  - name: hmac
    generic_secret:
      secret:
        inline_string: S3cr3t0123456789
  - name: bytes
    tls_certificate:
      private_key: { inline_bytes: S3cr3tLS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t }
  clusters:
  - name: a
    request_headers_to_add:
    - header: { key: Authorization, value: "Bearer S3cr3t0123456789" }
    - header:
        key: x-api-key
        value: S3cr3t0123456789
    - header: { key: "x-api-key", value: "S3cr3t0123456789" }
`,
		"web.config": `<configuration>
  <connectionStrings>
    <add name="main" connectionString="Server=db;User Id=sa;Password=S3cr3t-pw;" />
  </connectionStrings>
  <appSettings>
    <add key="ApiKey" value="S3cr3t0123456789" />
    <add key="Jwt:Secret" value="S3cr3t0123456789" />
  </appSettings>
  <system.webServer>
    <rewrite><rules><rule name="a"><serverVariables><set name="HTTP_AUTHORIZATION" value="Basic S3cr3tYW5uOmJvYg==" /></serverVariables></rule></rules></rewrite>
    <httpProtocol><customHeaders><add name="X-Api-Key" value="S3cr3t0123456789" /></customHeaders></httpProtocol>
    <aspNetCore processPath="dotnet"><environmentVariables><environmentVariable name="DB_PASSWORD" value="S3cr3t-pw" /></environmentVariables></aspNetCore>
  </system.webServer>
  <system.web><machineKey validationKey="S3cr3tC50B3C89CB21F4F1422FF158A5B42D0E8DB8CB5CDA1742572A487D9401E3400267682B202B746511891C1BAF47F8D25C07F6C39A104696DB51F17C529AD3CABE" decryptionKey="S3cr3t8A9BE8FD67AF6979E7D20198CFEA50DD3D3799C77AF2B72F" /><identity impersonate="true" userName="a" password="S3cr3t-pw" /></system.web>
</configuration>
appcmd set apppool "a" /processModel.userName:a /processModel.password:S3cr3t-pw
`,
		"cloudformation": `Parameters:
  DbPassword:
    Type: String
    Default: S3cr3t-pw
Resources:
  Rule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      Actions:
      - Type: authenticate-oidc
        AuthenticateOidcConfig:
          ClientId: web
          ClientSecret: S3cr3t0123456789
      Conditions:
      - Field: http-header
        HttpHeaderConfig:
          HttpHeaderName: X-Origin-Verify
          Values: [S3cr3t0123456789]
`,
		"cloudformation json": `{"Parameters": {"DbPassword": {"Type": "String", "Default": "S3cr3t-pw"}},
"Resources": {"R": {"Type": "AWS::ElasticLoadBalancingV2::ListenerRule", "Properties": {"Actions": [{"AuthenticateOidcConfig": {"ClientSecret": "S3cr3t0123456789"}}]}}}}
`,
		"terraform": `resource "aws_lb_listener" "a" {
  default_action {
    authenticate_oidc {
      client_secret = "S3cr3t0123456789"
    }
  }
}
variable "db_password" {
  default = "S3cr3t-pw"
}
`,
		"ingress": `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  annotations:
    nginx.ingress.kubernetes.io/configuration-snippet: |
      proxy_set_header Authorization "Basic S3cr3tYW5uOmJvYg==";
      more_set_input_headers "X-Api-Key: S3cr3t0123456789";
---
apiVersion: v1
kind: Secret
data:
  auth: S3cr3tYW5uOiRhcHIxJC4uLg==
  tls.key: S3cr3tLS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCg==
stringData:
  htpasswd: "ann:$apr1$S3cr3tsalt$S3cr3thash0123456789"
  password: S3cr3t-pw
`,
		"squid": `http_port 80 accel
cache_peer 10.0.0.1 parent 80 0 no-query originserver login=ann:S3cr3t-pw name=a
cache_peer 10.0.0.2 parent 80 0 login=*:S3cr3t-pw
request_header_add Authorization "Bearer S3cr3t0123456789" all
request_header_access Authorization deny all
cachemgr_passwd S3cr3t-pw all
auth_param basic program /usr/lib/squid/basic_ldap_auth -D cn=a -w S3cr3t-pw -b dc=a
`,
		"apache": `<VirtualHost *:80>
    RequestHeader set Authorization "Basic S3cr3tYW5uOmJvYg=="
    RequestHeader append X-Api-Key "S3cr3t0123456789"
    RequestHeader set X-Secret "S3cr3t0123456789" env=A
    SetEnv DB_PASSWORD S3cr3t-pw
    SetEnvIf Authorization "Bearer S3cr3t0123456789" ok
    SetEnvIf X-Api-Key ^S3cr3t0123456789$ ok
    AuthUserFile /etc/htpasswd
    AuthLDAPBindPassword S3cr3t-pw
    DBDParams "host=a user=b password=S3cr3t-pw"
    SSLPassPhraseDialog "exec:/bin/a"
    OIDCClientSecret S3cr3t0123456789
    OIDCCryptoPassphrase S3cr3t0123456789
    ProxyPass /ws ws://ann:S3cr3t-pw@app:3000/ws
    BalancerMember http://app secret=S3cr3t-pw
    RewriteCond %{HTTP:X-Api-Key} !=S3cr3t0123456789
    RewriteCond %{HTTP:Authorization} "!^Bearer S3cr3t0123456789$"
    Require expr %{HTTP:X-Token} == 'S3cr3t0123456789'
</VirtualHost>
`,
		"lighttpd": `setenv.add-request-header = ( "Authorization" => "Basic S3cr3tYW5uOmJvYg==", "X-Api-Key" => "S3cr3t0123456789" )
setenv.add-environment = ( "DB_PASSWORD" => "S3cr3t-pw" )
setenv.set-request-header += ( "Cookie" => "sid=S3cr3t0123456789" )
auth.backend.ldap.bind-pw = "S3cr3t-pw"
secdownload.secret = "S3cr3t0123456789"
$REQUEST_HEADER["X-Api-Key"] == "S3cr3t0123456789" { }
`,
		"varnish": `vcl 4.1;
sub vcl_recv {
    set req.http.Authorization = "Basic S3cr3tYW5uOmJvYg==";
    set req.http.X-Api-Key = "S3cr3t0123456789";
    if (req.http.X-Api-Key != "S3cr3t0123456789") { return (synth(403)); }
    if (req.http.Authorization !~ "Bearer S3cr3t0123456789") { return (synth(401)); }
}
`,
	} {
		masked, _ := secrets.Mask(text)
		for line := range strings.Lines(masked) {
			if strings.Contains(line, "S3cr3t") {
				t.Errorf("%s: %s", name, strings.TrimSpace(line))
			}
		}
	}
}

// What looks alike in configurations is no secret.
func TestLeavesConfigurations(t *testing.T) {
	for _, line := range []string{
		"ssl_certificate_key /etc/ssl/private/site.key;",
		"    SSLCertificateKeyFile /etc/ssl/private/site.key",
		"proxy_set_header Authorization $http_authorization;",
		"proxy_set_header Connection $connection_upgrade;",
		"proxy_set_header Upgrade $http_upgrade;",
		"auth_basic_user_file /etc/nginx/.htpasswd;",
		"if ($http_upgrade ~* websocket) { set $proxied 1; }",
		"map $http_upgrade $connection_upgrade { default upgrade; '' close; }",
		"limit_req zone=login burst=5;",
		"RewriteCond %{HTTP:Upgrade} =websocket [NC]",
		"acl is_ws hdr(Upgrade) -i websocket",
		"http-request set-header X-Forwarded-Proto https",
		"stick-table type string len 32 size 1m expire 30m",
		"cookie SERVERID insert indirect nocache",
		"	@websockets header Upgrade websocket",
		"	header_up Host {upstream_hostport}",
		"dns: 1.1.1.1",
		"      tls.certresolver: letsencrypt",
		`    if (req.http.Upgrade ~ "(?i)websocket") {`,
		`<add name="HTTP_SEC_WEBSOCKET_EXTENSIONS" />`,
		`nginx.ingress.kubernetes.io/session-cookie-name: route`,
		`ClientId: web`,
	} {
		if masked, names := secrets.Mask(line + "\n"); masked != line+"\n" {
			t.Errorf("%s: masked %v: %s", line, names, masked)
		}
	}
}
