package diagnose

// MistakeKind is one of the mistakes that are known, as people make them.
type MistakeKind struct {
	ID    string // stable: part of the JSON and of the README
	Title string // what the server did, as a clause: “It left the GUID out.”
	Fix   string // what to do, in any language
}

// Mistakes returns all mistakes that Diagnose knows, each of which may come
// together with others.
func Mistakes() []MistakeKind { return nil }
