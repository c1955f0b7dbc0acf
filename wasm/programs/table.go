package programs

import "strings"

// Program is a program that speaks WebSocket, as it was observed.
type Program struct {
	ID       string // in links, JSON and tests: "npm-ws"
	Name     string // as it is shown: "npm ws"
	Version  string // that was observed, or since which the prediction is said to hold
	Kind     Kind
	Family   string // whose parsers it uses: a folder of this room
	Observed string // the day on which its predictions were last held against it: "2026-11-28"; "" if it was not observed
}

// Kind is what people use a program for.
type Kind string

// The kinds.
const (
	Browser Kind = "browser" // a client that people click in
	Library Kind = "library" // client, server or both, in somebody's program
	Proxy   Kind = "proxy"   // between client and server
)

// table has every version once: all other code takes it from here. Each program
// is a line of its own, so that a tool can rewrite Version and Observed.
//
// python-websockets is observed by hand, as no package has that version: make
// observe says NOT RUN for it, and observe/python/README.md how it was done.
// nginx-http11 was not observed: what it does follows from nginx's change log. Neither
// was dotnet, whose source was read.
var table = []Program{
	{ID: "chromium", Name: "Chromium", Version: "156.0.8078.114", Kind: Browser, Family: "chromium", Observed: "2026-11-30"},
	{ID: "firefox", Name: "Firefox", Version: "153.8.0esr", Kind: Browser, Family: "firefox", Observed: "2026-11-30"},
	{ID: "npm-ws", Name: "npm ws", Version: "8.23.0", Kind: Library, Family: "node", Observed: "2026-11-30"},
	{ID: "undici", Name: "undici", Version: "7.30.2", Kind: Library, Family: "node", Observed: "2026-11-30"},
	{ID: "faye", Name: "websocket-driver (faye)", Version: "0.8.0", Kind: Library, Family: "node", Observed: "2026-11-30"},
	{ID: "npm-websocket", Name: "npm websocket", Version: "1.0.35", Kind: Library, Family: "node", Observed: "2026-11-30"},
	{ID: "socket-io", Name: "Socket.IO", Version: "4.8.4", Kind: Library, Family: "node", Observed: "2026-11-30"},
	{ID: "python-websockets", Name: "python-websockets", Version: "04e599ca", Kind: Library, Family: "python", Observed: "2026-11-30"},
	{ID: "python-websockets-debian", Name: "Debian's python-websockets", Version: "10.4", Kind: Library, Family: "python", Observed: "2026-11-30"},
	{ID: "websocket-client", Name: "websocket-client", Version: "1.2.3", Kind: Library, Family: "python", Observed: "2026-11-30"},
	{ID: "aiohttp", Name: "aiohttp", Version: "3.8.4", Kind: Library, Family: "python", Observed: "2026-11-30"},
	{ID: "tornado", Name: "Tornado", Version: "6.2", Kind: Library, Family: "python", Observed: "2026-11-30"},
	{ID: "coder", Name: "coder", Version: "1.8.15", Kind: Library, Family: "golang", Observed: "2026-11-30"},
	{ID: "gorilla", Name: "gorilla", Version: "1.5.3", Kind: Library, Family: "golang", Observed: "2026-11-30"},
	{ID: "gobwas", Name: "gobwas", Version: "1.5.0", Kind: Library, Family: "golang", Observed: "2026-11-30"},
	{ID: "x-net", Name: "x/net/websocket", Version: "0.62.0", Kind: Library, Family: "golang", Observed: "2026-11-30"},
	{ID: "dotnet", Name: ".NET ClientWebSocket", Version: "3a226f9f", Kind: Library, Family: "dotnet", Observed: ""},
	{ID: "nginx", Name: "nginx", Version: "1.22.1", Kind: Proxy, Family: "nginx", Observed: "2026-11-30"},
	{ID: "nginx-http11", Name: "nginx", Version: "1.29.7", Kind: Proxy, Family: "nginx", Observed: ""},
}

// runtimes are what the programs of a family ran on when they were observed, where
// other versions of it do otherwise: the HTTP parser of ws is that of Node.js.
var runtimes = map[string]string{
	"node": "Node.js 20.20.2",
}

// Runtime returns what the program ran on when it was observed, if its predictions
// hold for that version only: "Node.js 20.20.2". Otherwise it returns "".
func (p Program) Runtime() string { return runtimes[p.Family] }

// All returns the programs, in the order they are shown in.
func All() []Program { return append([]Program(nil), table...) }

// Find returns the program with this id.
func Find(id string) (Program, bool) {
	for _, p := range table {
		if p.ID == id {
			return p, true
		}
	}
	return Program{}, false
}

// Major returns the first number of the version: "156".
func (p Program) Major() string {
	major, _, _ := strings.Cut(p.Version, ".")
	return major
}

// Title returns the name and version as people say them: of a browser, the major
// version only.
func (p Program) Title() string {
	if p.Kind == Browser {
		return p.Name + " " + p.Major()
	}
	return p.Name + " " + p.Version
}
