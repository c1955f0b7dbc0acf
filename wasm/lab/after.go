package lab

import (
	"strings"
	"time"

	"wsaccept/wasm/handshake"
)

// after holds responses that are right, and what goes wrong after them: the
// handshake is over, and the first frames decide.
var after = []Fault{
	{
		ID:     "after-101-close-tcp",
		Title:  "Closed right after the 101",
		Does:   "The server sends the right response and closes the connection at once, without a close frame.",
		Watch:  "Neither console says anything: there is only the close event with 1006.",
		answer: func(request handshake.Message) []Act { return []Act{{Write: rightAnswer(request), End: Close}} },
		sequel: sequel{lost, Prediction{Either: true, CloseCode: 1006, Why: "Firefox has no open event if the end comes together with the 101, and has one if it comes a little later."}},
	},
	{
		ID:     "after-101-close-tcp-later",
		Title:  "Closed half a second after the 101",
		Does:   "The server sends the right response and half a second later closes the connection, without a close frame.",
		answer: endsLater(Close),
		sequel: closes(1006),
	},
	{
		ID:     "after-101-reset",
		Title:  "Reset after the 101",
		Does:   "The server sends the right response and half a second later aborts the connection with a RST.",
		answer: endsLater(Reset),
		sequel: sequel{lost, interrupted},
	},
	{
		ID:     "after-101-masked-frame",
		Title:  "A masked frame",
		Does:   "A text message is masked, which only a client may do.",
		Watch:  "Firefox accepts the message; RFC 6455 §5.1 requires the client to close the connection.",
		answer: later(string([]byte{finBit | opText, maskedBit | 5}) + "\x00\x00\x00\x00hello"),
		sequel: sequel{complains("A server must not mask any frames that it sends to the client."), ordinary},
	},
	{
		ID:     "after-101-reserved-bit",
		Title:  "A reserved bit",
		Does:   "A text message has the compression bit set, although no compression was agreed.",
		answer: later(frame(finBit|rsv1Bit|opText, "hello")),
		sequel: breaks("One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0"),
	},
	{
		ID:     "after-101-bad-utf8",
		Title:  "A text that is not UTF-8",
		Does:   "A text message contains the byte FF.",
		answer: later(text("a\xFFb")),
		sequel: breaks("Could not decode a text frame as UTF-8."),
	},
	{
		ID:     "after-101-bad-opcode",
		Title:  "An unknown opcode",
		Does:   "A frame has the opcode 3, which is reserved.",
		answer: later(frame(finBit|0x3, "hello")),
		sequel: breaks("Unrecognized frame opcode: 3"),
	},
	{
		ID:     "after-101-text-not-frame",
		Title:  "Text without a frame",
		Does:   "The server sends “Hello from the server” as plain text, not in a frame.",
		Watch:  "Firefox reads H and e as the header of a frame of 101 bytes, and waits for the rest.",
		answer: later("Hello from the server\n"),
		sequel: sequel{complains(badHeader), lost},
	},
	{
		ID:     "after-101-chunked",
		Title:  "A frame in a chunk",
		Does:   "The frame of a text message is sent as an HTTP chunk, with its length in front.",
		answer: later("7\r\n"+text("hello")+"\r\n", "Transfer-Encoding: chunked"),
		sequel: breaks("One or more reserved bits are on: reserved1 = 0, reserved2 = 1, reserved3 = 1"),
	},
	{
		ID:    "after-101-second-answer",
		Title: "The response comes twice",
		Does:  "The server sends the whole 101 twice, as when an application and its framework both respond.",
		answer: func(request handshake.Message) []Act {
			return later(rightAnswer(request))(request)
		},
		sequel: breaks(badHeader),
	},
	{
		ID:     "after-101-continuation-first",
		Title:  "A continuation of nothing",
		Does:   "The first frame continues a message that never began.",
		answer: later(frame(finBit, "hello")),
		sequel: breaks("Received unexpected continuation frame."),
	},
	{
		ID:     "after-101-message-in-message",
		Title:  "A message inside a message",
		Does:   "The first frame of a message is followed by one that begins another.",
		answer: later(frame(opText, "hel") + text("hello")),
		sequel: breaks("Received start of new message but previous message is unfinished."),
	},
	{
		ID:     "after-101-ping-in-pieces",
		Title:  "A fragmented ping",
		Does:   "A ping announces that more of it follows, but control frames must not be fragmented.",
		answer: later(frame(opPing, "hello")),
		sequel: breaks(badHeader),
	},
	{
		ID:     "after-101-long-ping",
		Title:  "A ping of 126 bytes",
		Does:   "A ping carries 126 bytes, one more than allowed.",
		answer: later(string([]byte{finBit | opPing, 126, 0, 126}) + strings.Repeat("a", 126)),
		sequel: breaks(badHeader),
	},
	{
		ID:     "after-101-length-not-shortest",
		Title:  "A length in too many bytes",
		Does:   "The length of a message, 5, is written in the two extra bytes that are meant for lengths from 126 up.",
		answer: later(string([]byte{finBit | opText, 126, 0, 5}) + "hello"),
		sequel: breaks(badHeader),
	},
	{
		ID:     "after-101-length-negative",
		Title:  "A length with the highest bit set",
		Does:   "A message claims to have 2⁶³ bytes, more than a length may say.",
		answer: later(string([]byte{finBit | opBinary, 127, 0x80, 0, 0, 0, 0, 0, 0, 0})),
		sequel: breaks(badHeader),
	},
	{
		ID:     "after-101-half-frame",
		Title:  "Half a frame",
		Does:   "The server announces a text message of 100 bytes and closes the connection after five of them.",
		answer: farewell(string([]byte{finBit | opText, 100}) + "hello"),
		sequel: closes(1006),
	},
	{
		ID:     "after-101-bad-deflate",
		Title:  "A message that can’t be decompressed",
		Does:   "Compression is agreed, and a message is marked as compressed but is not.",
		answer: later(frame(finBit|rsv1Bit|opText, "hello"), "Sec-WebSocket-Extensions: permessage-deflate"),
		sequel: breaks(badHeader),
	},
	{
		ID:     "after-101-close-1001",
		Title:  "A close frame, 1001",
		Does:   "The server says that it is going away: a close frame with 1001, as on a restart.",
		answer: farewell(closeFrame(1001, "")),
		sequel: closes(1001),
	},
	{
		ID:     "after-101-close-4000",
		Title:  "A close frame, 4000, with a reason",
		Does:   "A close frame carries an application-defined code, 4000, and the reason “lab”.",
		answer: farewell(closeFrame(4000, "lab")),
		sequel: closes(4000),
	},
	{
		ID:     "after-101-close-empty",
		Title:  "A close frame without a code",
		Does:   "A close frame is empty, which is allowed; the page sees the code 1005.",
		answer: farewell(frame(finBit|opClose, "")),
		sequel: closes(1005),
	},
	{
		ID:     "after-101-close-reserved",
		Title:  "A close frame, 1006",
		Does:   "A close frame carries the code 1006, which must never be sent.",
		Watch:  "Firefox gives the page 1006 with wasClean true, a combination that only such a frame can cause.",
		answer: farewell(closeFrame(1006, "")),
		sequel: sequel{complains("Received a broken close frame containing a reserved status code."), lost},
	},
	{
		ID:     "after-101-close-one-byte",
		Title:  "A close frame of one byte",
		Does:   "A close frame carries half a code.",
		Watch:  "Firefox treats it as a close frame without a code: 1005.",
		answer: farewell(frame(finBit|opClose, "\x03")),
		sequel: sequel{complains("Received a broken close frame with an invalid size of 1 byte."), Prediction{Opens: true, CloseCode: 1005}},
	},
	{
		ID:     "after-101-close-bad-utf8",
		Title:  "A close frame with a bad reason",
		Does:   "The reason in a close frame is not UTF-8.",
		answer: farewell(closeFrame(1000, "a\xFFb")),
		sequel: breaks("Received a broken close frame containing invalid UTF-8."),
	},
}

// later is the right response with more lines at its end, and a little later the
// bytes of frames. Firefox would not open if a bad one came together with the 101.
func later(frames string, lines ...string) answerFunc {
	return func(request handshake.Message) []Act {
		answer := changed(request, func(h *head) { h.more = lines })
		return []Act{{Write: answer, Pause: settle}, {Write: frames, End: Hold}}
	}
}

// farewell is the right response, a little later the last frame, and then the end
// of the connection: RFC 6455 §7.1.1.
func farewell(last string) answerFunc {
	return func(request handshake.Message) []Act {
		return []Act{{Write: rightAnswer(request), Pause: settle}, {Write: last, Pause: settle}, {End: Close}}
	}
}

// endsLater is the right response, and half a second later the end of the connection.
func endsLater(end End) answerFunc {
	return func(request handshake.Message) []Act {
		return []Act{{Write: rightAnswer(request), Pause: time.Second / 2}, {End: end}}
	}
}
