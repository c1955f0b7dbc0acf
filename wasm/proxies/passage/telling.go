package passage

import "strings"

// tellingWords are parts of a path that is meant for WebSockets, in the way that servers
// and libraries commonly name it.
const tellingWords = " ws wss wsapp websocket websockets socket sockets sockjs signalr hub hubs cable stomp reverb pusher faye primus "

// Telling reports whether a path says by its name that it is meant for WebSockets, such
// as /socket.io/ or /ws/chat.
func Telling(path string) bool {
	word := func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') }
	for one := range strings.FieldsFuncSeq(path, word) {
		if strings.Contains(tellingWords, " "+strings.ToLower(one)+" ") {
			return true
		}
	}
	return false
}
