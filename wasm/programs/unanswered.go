package programs

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Unanswered returns what each client does with an attempt that comes to this end
// without a response.
func Unanswered(end handshake.End) []Client {
	all := make([]Client, 0, len(clients))
	for _, c := range clients {
		out := wire.UnknownFor("What it prints then was not observed.")
		if c.unanswered != nil {
			out = c.unanswered(end)
		}
		program, _ := Find(c.program)
		all = append(all, Client{program, out.Verdict, out.Message, out.Note})
	}
	return all
}
