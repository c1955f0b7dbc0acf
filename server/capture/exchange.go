package capture

import "sync"

// Exchange is one request and its response, as far as they have come.
type Exchange struct {
	request []byte
	early   bool // bytes came after the head before there was an answer

	mu        sync.Mutex
	response  []byte
	truncated bool
	unsent    int           // bytes at the end of the response that the system did not take
	finished  bool          // the first byte of the response has come, or the end
	answered  chan struct{} // closed when finished; nil until somebody asks for it
}

// Request returns the request's head.
func (e *Exchange) Request() string { return string(e.request) }

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
func (e *Exchange) Answered() <-chan struct{} {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.answered == nil {
		e.answered = make(chan struct{})
		if e.finished {
			close(e.answered)
		}
	}
	return e.answered
}

func (e *Exchange) record(p []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	room := MaxResponse - len(e.response)
	e.response = append(e.response, p[:min(len(p), room)]...)
	e.truncated = e.truncated || len(p) > room
	e.finishLocked()
}

func (e *Exchange) lose(n int) {
	e.mu.Lock()
	e.unsent += n
	e.mu.Unlock()
}

func (e *Exchange) finish() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.finishLocked()
}

// finishLocked wakes those who wait for an answer. e.mu must be held.
func (e *Exchange) finishLocked() {
	if !e.finished && e.answered != nil {
		close(e.answered)
	}
	e.finished = true
}
