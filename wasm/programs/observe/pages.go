//go:build !js

package observe

import (
	"encoding/json"
	"strconv"
	"time"
)

// browserPatience is how long a browser may take for a handshake, before it is
// taken to wait for ever.
const browserPatience = 3 * time.Second

// connectScript is the JavaScript that tries a handshake, and whose value becomes
// "open", "fail" or "waits".
func connectScript(url string, protocols []string) string {
	if protocols == nil {
		protocols = []string{}
	}
	list, _ := json.Marshal(protocols) // strings can always be written
	return `new Promise(done => {
		const socket = new WebSocket(` + strconv.Quote(url) + `, ` + string(list) + `)
		socket.onopen = () => { done("open"); socket.close() }
		socket.onclose = () => done("fail")
		setTimeout(() => { done("waits"); socket.close() }, ` + strconv.FormatInt(browserPatience.Milliseconds(), 10) + `)
	})`
}
