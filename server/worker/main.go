//go:build js && wasm

// Program worker is the endpoint on Cloudflare Workers. The page's files come from
// the platform: wrangler.jsonc says which paths reach this program. The runtime
// starts a new instance of it for every request.
package main

import (
	"strings"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"

	"wsaccept/server/edge"
)

func main() {
	endpoint := edge.Endpoint{
		Upgrader: upgrader{},
		Hosts:    strings.Fields(cloudflare.Getenv("HOSTS")),
		Origins:  strings.Fields(cloudflare.Getenv("ORIGINS")),
	}
	workers.Serve(endpoint.Handler())
}
