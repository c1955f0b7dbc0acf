// Command go is a client of Go for the laboratory, with coder/websocket:
//
//	wsaccept lab -exec 'client {url} {protocols}'
//
// Its exit status is 0 if the WebSocket opened.
package main

import (
	"context"
	"log"
	"os"
	"strings"

	"github.com/coder/websocket"
)

func main() {
	var o websocket.DialOptions
	if len(os.Args) > 2 && os.Args[2] != "" {
		o.Subprotocols = strings.Split(os.Args[2], ",")
	}
	conn, _, err := websocket.Dial(context.Background(), os.Args[1], &o)
	if err != nil {
		log.Fatal(err)
	}
	conn.CloseNow()
}
