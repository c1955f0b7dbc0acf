package paste

// entries returns the entries of a HAR file that are handshakes, or the events of each
// connection in Chromium's netlog, or nil if there are not several.
func entries(src *source) []Part {
	if len(src.Text) > 1<<30 || !containsAny(src.Text, "eaders") {
		return nil
	}
	t := scan(src)
	var parts []*builder
	bySource := map[string]*builder{} // the events of a netlog's source
	for i := int32(0); i < int32(len(t.nodes)); i++ {
		if !t.is(i, "{") {
			continue
		}
		id, isEvent := t.headEvent(i)
		if !isEvent && !t.isHandshakeEntry(i) {
			continue
		}
		b, goesOn := bySource[id]
		if !goesOn {
			b = &builder{}
			parts = append(parts, b)
		}
		if isEvent {
			bySource[id] = b
		}
		if goesOn {
			b.add("\n", b.at())
		}
		b.copy(src.Part, t.span(i))
	}
	if len(parts) < 2 {
		return nil
	}
	pieces := make([]Part, len(parts))
	for i, b := range parts {
		pieces[i] = b.part()
	}
	return pieces
}

// isHandshakeEntry reports whether node n is an entry of a HAR file, or of a session of
// Charles in JSON, that is a handshake.
func (t tree) isHandshakeEntry(n int32) bool {
	req := t.get(n, "request")
	if !t.is(req, "{") {
		return false
	}
	if header := t.get(req, "header"); t.is(header, "{") && t.get(header, "firstLine") >= 0 {
		req = header
	}
	return t.is(t.get(req, "headers"), "[") && t.isHandshake(n, req)
}

// headEvent returns the source of an event of Chromium's netlog that has the head of a
// message.
func (t tree) headEvent(n int32) (id string, ok bool) {
	params, source := t.get(n, "params"), t.get(n, "source")
	if !t.is(params, "{") || !t.is(source, "{") || t.list(params) < 0 {
		return "", false
	}
	return t.raw(t.get(source, "id")), true
}

// isHandshake reports whether an entry with the request req is a handshake.
func (t tree) isHandshake(entry, req int32) bool {
	return t.get(entry, "_webSocketMessages") >= 0 ||
		t.raw(t.get(t.get(entry, "response"), "status")) == "101" ||
		t.raw(t.get(entry, "_resourceType")) == "websocket" ||
		t.hasField(t.get(req, "headers"), "sec-websocket-key")
}
