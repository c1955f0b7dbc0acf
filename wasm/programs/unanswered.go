package programs

import "wsaccept/wasm/programs/wire"

// End is how an attempt ends to which no response came.
type End = wire.End

// The ends.
const (
	ClosedAtOnce = wire.ClosedAtOnce
	Reset        = wire.Reset
	TimedOut     = wire.TimedOut
	Refused      = wire.Refused
	Unreachable  = wire.Unreachable
	NoSuchHost   = wire.NoSuchHost
	TLSFailed    = wire.TLSFailed
	PlainOnTLS   = wire.PlainOnTLS
)

// Unanswered returns what each client does with an attempt that ends in this way
// without a response.
func Unanswered(end End) []Client {
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
