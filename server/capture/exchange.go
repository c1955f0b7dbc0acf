package capture

import "sync"

// Exchange is one request and its response, as far as they have come.
type Exchange struct {
	request  string
	early    bool          // bytes came after the head before there was an answer
	answered chan struct{} // closed with the first byte of the response, or at the end

	mu        sync.Mutex
	response  []byte
	truncated bool
	unsent    int  // bytes at the end of the response that the system did not take
	finished  bool // answered is closed
}

// Request returns the request's head.
func (e *Exchange) Request() string { return e.request }

// Response returns what the server has begun to send by now, and whether that
// was more than the MaxResponse bytes that are kept.
func (e *Exchange) Response() (sent string, truncated bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return string(e.response), e.truncated
}

// Early reports whether the client had sent more than the head when the request
// was taken up. A client that opens a WebSocket must wait: RFC 6455 §4.1.
func (e *Exchange) Early() bool { return e.early }

// Unsent returns how many bytes at the end of the response the system did not take
// for sending, because the connection had ended.
func (e *Exchange) Unsent() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.unsent
}

// Answered is closed when the server begins to answer, or ends the connection
// without an answer.
func (e *Exchange) Answered() <-chan struct{} { return e.answered }

func (e *Exchange) record(p []byte) {
	e.mu.Lock()
	room := MaxResponse - len(e.response)
	e.response = append(e.response, p[:min(len(p), room)]...)
	e.truncated = e.truncated || len(p) > room
	e.mu.Unlock()
	e.finish()
}

func (e *Exchange) lose(n int) {
	e.mu.Lock()
	e.unsent += n
	e.mu.Unlock()
}

func (e *Exchange) finish() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.finished {
		e.finished = true
		close(e.answered)
	}
}
