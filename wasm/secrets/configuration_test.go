package secrets_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/secrets"
)

// What proxies' configurations hold of secrets is masked, whichever format it is.
func TestMasksConfigurations(t *testing.T) {
	for _, line := range []string{
		"user ann insecure-password ONE-secret-1",
		"user bob password $5$ONE-secret-1",
		"stats auth admin:ONE-secret-1",
		"http-request set-header Authorization \"Bearer ONE-secret-1\"",
		"RequestHeader set X-Api-Key ONE-secret-1",
		"SetEnv API_TOKEN ONE-secret-1",
		"ProxyPass /app ajp://app:8009/ secret=ONE-secret-1",
		"AuthLDAPBindPassword ONE-secret-1",
		"SessionCryptoPassphrase ONE-secret-1",
		"cache_peer 10.0.0.1 parent 80 0 no-query login=ann:ONE-secret-1",
		"cachemgr_passwd ONE-secret-1 all",
		"header_up Authorization \"Bearer ONE-secret-1\"",
		`auth.backend.ldap.bind-pw = "ONE-secret-1"`,
		`setenv.add-request-header = ( "X-Api-Key" => "ONE-secret-1" )`,
		`set bereq.http.X-Api-Key = "ONE-secret-1";`,
		"proxy_set_header Authorization \"Bearer ONE-secret-1\";",
	} {
		if masked, _ := secrets.Mask(line + "\n"); strings.Contains(masked, "ONE-secret") {
			t.Errorf("%s: not masked: %s", line, masked)
		}
	}
	for _, line := range []string{
		"proxy_set_header Authorization $http_authorization;",
		"cache_peer 10.0.0.1 parent 80 0 no-query originserver login=PASS",
		"SSLCertificateKeyFile /etc/ssl/private/site.key",
	} {
		if masked, _ := secrets.Mask(line + "\n"); masked != line+"\n" {
			t.Errorf("%s: masked: %s", line, masked)
		}
	}
}
