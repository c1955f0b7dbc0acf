package websockets

import "wsaccept/wasm/programs/python/websockets/headers"

// extensionsFault is process_extensions of websockets/client.py, for a client
// that offered permessage-deflate; client_max_window_bits. It crashes on a window
// that zlib can't make.
func (r response) extensionsFault() (crashes bool, fault string) {
	extensions, fault := r.lists("Sec-WebSocket-Extensions", headers.Extension)
	if fault != "" {
		return false, fault
	}
	for i, extension := range extensions {
		name, parameters := headers.Split(extension)
		if i > 0 || name != "permessage-deflate" || !headers.IsDeflate(parameters) {
			return false, "NegotiationError: Unsupported extension: name = " + name + ", params = " + headers.Repr(parameters)
		}
		if headers.Needs8Bits(parameters) {
			return true, ""
		}
	}
	return false, ""
}
