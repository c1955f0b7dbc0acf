package page

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/wire"
	"wsaccept/web/examples"
)

// plainFiles is a host of plain files.
type plainFiles struct{}

func (plainFiles) fetch(path string) (int, string) {
	name, isExample := strings.CutPrefix(path, "examples/")
	if text, found := examples.Text(strings.TrimSuffix(name, ".txt")); isExample && found {
		return 200, text
	}
	return 404, ""
}
func (plainFiles) socket(string) socketScript { return socketScript{refused: true} }

// host stands for this project's program, which can be lost. It has two voices
// and a laboratory, unless told otherwise.
type host struct {
	down    bool
	info    string                                         // in place of what it says of itself
	report  string                                         // in place of a report
	spoil   func(response string) string                   // what it answers
	behave  func(path string, s socketScript) socketScript // how browsers take it
	lostAt  int                                            // from this report on it is down
	reports int                                            // how many it gave
	asked   []string                                       // the paths of what it was asked for
}

func (p *host) fetch(path string) (int, string) {
	p.asked = append(p.asked, path)
	switch {
	case p.lost():
		return 0, ""
	case path == "endpoint" && p.info != "":
		return 200, p.info
	case path == "endpoint":
		return 200, jsonOf(wire.Info{Voices: []wire.Voice{{ID: "coder", Server: "coder/websocket v1"}, {ID: "gorilla", Server: "gorilla v1"}}, Lab: true, Report: wire.ByFetch})
	case strings.HasPrefix(path, "endpoint/report/"):
		p.reports++
		if p.report != "" {
			return 200, p.report
		}
		request := handshake.ExampleRequest(otherKey)
		response := handshake.ExampleResponse(otherKeysAccept)
		if p.spoil != nil {
			response = p.spoil(response)
		}
		report := wire.Report{Request: []byte(request), Response: []byte(response)}
		if strings.Contains(path, "also=") {
			report.Other = &wire.Answer{Server: "the other", Response: []byte(response)}
		}
		return 200, jsonOf(report)
	}
	return plainFiles{}.fetch(path)
}

// lost reports whether it does not answer.
func (p *host) lost() bool {
	p.down = p.down || p.lostAt > 0 && p.reports >= p.lostAt
	return p.down
}

func (p *host) socket(path string) socketScript {
	p.asked = append(p.asked, path)
	s := socketScript{refused: p.lost()}
	if p.behave != nil {
		s = p.behave(path, s)
	}
	return s
}

// laboratory is a host whose laboratory does what it says, in a browser that does
// what was predicted.
type laboratory struct {
	host
	faults  map[string]lab.Fault // by token
	browser string
}

func (l *laboratory) fetch(path string) (int, string) {
	token, isReport := strings.CutPrefix(path, "endpoint/report/")
	f, known := l.faults[token]
	if status, text := l.host.fetch(path); !isReport || !known || status != 200 {
		return status, text
	}
	request := labRequestFor(f)
	return 200, jsonOf(wire.Report{Request: []byte(request.Raw), Response: []byte(f.Response(request))})
}

func (l *laboratory) socket(path string) socketScript {
	s := l.host.socket(path)
	id, token, _ := strings.Cut(strings.TrimPrefix(path, "endpoint/lab/"), "?t=")
	f, found := lab.Find(id)
	if !found || l.down {
		return s
	}
	if l.faults == nil {
		l.faults = map[string]lab.Fault{}
	}
	l.faults[token] = f
	p := f.Predict(labRequestFor(f), l.browser)
	s = socketScript{refused: !p.Opens, delay: time.Duration(len(id)) * time.Millisecond, code: p.CloseCode, fails: p.Error, quiet: !p.Error}
	if l.behave != nil {
		s = l.behave(path, s)
	}
	return s
}

func labRequestFor(f lab.Fault) handshake.Message {
	lines := "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://a\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + otherKey + "\r\n"
	if len(f.Protocols) > 0 {
		lines += "Sec-WebSocket-Protocol: " + strings.Join(f.Protocols, ", ") + "\r\n"
	}
	return handshake.ParseRequest(lines + "\r\n")
}

// worker is a host that reports by the first message.
type worker struct{ message string }

func (worker) fetch(path string) (int, string) {
	if path == "endpoint" {
		return 200, jsonOf(wire.Info{Voices: []wire.Voice{{ID: "workerd", Server: "Workers"}}, Report: wire.ByMessage})
	}
	return 404, ""
}

func (w worker) socket(string) socketScript { return socketScript{message: w.message} }

func jsonOf(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}

func base64Of(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }
