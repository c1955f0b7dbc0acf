package lab

import (
	"time"

	"wsaccept/wasm/handshake"
)

// Act is one thing that the server does: it writes, then waits, then goes on or
// ends.
type Act struct {
	Write string        // bytes to send, at once
	Pause time.Duration // then wait so long
	End   End           // then go on, or end in this way
}

// End is how the server's part in a connection ends.
type End string

// The ends.
const (
	GoOn  End = ""      // there is another Act
	Hold  End = "hold"  // read until the client ends the connection; answer its close frame with one, and close
	Close End = "close" // close the connection: FIN
	Reset End = "reset" // abort the connection: RST
)

// settle is long enough for a browser to have dealt with what came before, so
// that the end of the connection does not overtake it.
const settle = 200 * time.Millisecond

// sends is the answer text, after which the server holds the connection.
func sends(text string) answerFunc { return ending(Hold, text) }

// ending is the answer text, after which the connection ends in this way.
func ending(end End, text string) answerFunc {
	return func(handshake.Message) []Act { return []Act{{Write: text, End: end}} }
}

// held is the right answer after a cut into it. The server then holds the
// connection, so that a refusal is the browser's own.
func held(cut func(h *head)) answerFunc {
	return func(request handshake.Message) []Act {
		return []Act{{Write: changed(request, cut), End: Hold}}
	}
}

// follows is the right answer, and text behind it in the same write.
func follows(text string) answerFunc {
	return func(request handshake.Message) []Act {
		return []Act{{Write: rightAnswer(request) + text, End: Hold}}
	}
}

// drip sends text byte by byte, with a pause after each.
func drip(text string, pause time.Duration, end End) []Act {
	acts := make([]Act, len(text))
	for i := range acts {
		acts[i] = Act{Write: text[i : i+1], Pause: pause}
	}
	acts[len(acts)-1].End = end
	return acts
}
