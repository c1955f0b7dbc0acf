package wire

import (
	"encoding/base64"
	"errors"
	"strconv"
)

// ErrNoObject says that what came is not a JSON object at all.
var ErrNoObject = errors.New("the response is not a JSON object")

// ErrNoEndpoint says that what came is a JSON object, but not an Info: something
// else answers at this address.
var ErrNoEndpoint = errors.New("no endpoint of handshakes")

// ReadInfo reads what an endpoint says of itself. The error is ErrNoObject,
// ErrNoEndpoint, or names the first member that is not what it should be.
func ReadInfo(source string) (Info, error) {
	r, top, err := read(source)
	if err != nil {
		return Info{}, err
	}
	if top.member("voices").kind == missing {
		return Info{}, ErrNoEndpoint
	}
	var info Info
	for _, v := range r.list(top, "voices") {
		voice := r.object("voices", v)
		info.Voices = append(info.Voices, Voice{ID: r.text(voice, "id"), Server: r.text(voice, "server")})
	}
	if len(info.Voices) == 0 {
		r.note("voices", "a list of who answers")
	}
	info.Lab = r.truth(top, "lab")
	info.Report = Reporting(r.text(top, "report"))
	return info, r.err
}

// ReadReport reads what a page is told of its handshake. The error is ErrNoObject,
// or names the first member that is not what it should be.
func ReadReport(source string) (Report, error) {
	r, top, err := read(source)
	if err != nil {
		return Report{}, err
	}
	report := Report{
		Request:   r.bytes(top, "request"),
		Response:  r.bytes(top, "response"),
		Truncated: r.truth(top, "truncated"),
		Unsent:    r.number(top, "unsent"),
		Redacted:  r.texts(top, "redacted"),
	}
	if other := top.member("other"); other.kind != null && other.kind != missing {
		other = r.object("other", other)
		report.Other = &Answer{Server: r.text(other, "server"), Response: r.bytes(other, "response")}
	}
	return report, r.err
}

// ReadArrival is ReadReport for a host that reports by the first message.
func ReadArrival(source string) (Arrival, error) {
	r, top, err := read(source)
	if err != nil {
		return Arrival{}, err
	}
	return Arrival{Request: r.bytes(top, "request"), Redacted: r.texts(top, "redacted")}, r.err
}

// reader reads members of an object from the endpoint, or from whatever else
// answers at its address. It takes nothing for granted: what is of another type is
// empty, and noted. What is missing is empty, because members may be added.
type reader struct{ err error }

func read(source string) (r reader, top value, err error) {
	top, ok := parse(source)
	if !ok || top.kind != object {
		return reader{}, value{}, ErrNoObject
	}
	return reader{}, top, nil
}

// object returns v if it is an object, else an empty one.
func (r *reader) object(name string, v value) value {
	if v.kind != object {
		r.note(name, "an object")
		return value{}
	}
	return v
}

// list returns the members of the list called name in v; null is an empty one.
func (r *reader) list(v value, name string) []value {
	m := v.member(name)
	if m.kind != list && m.kind != null && m.kind != missing {
		r.note(name, "a list")
		return nil
	}
	return m.values
}

// texts returns the texts in the list called name in v.
func (r *reader) texts(v value, name string) (all []string) {
	for _, m := range r.list(v, name) {
		if m.kind != text {
			r.note(name, "a list of texts")
			return nil
		}
		all = append(all, m.text)
	}
	return all
}

// text returns the text called name in v.
func (r *reader) text(v value, name string) string {
	m := v.member(name)
	if m.kind != text && m.kind != missing {
		r.note(name, "a text")
	}
	if m.kind != text {
		return ""
	}
	return m.text
}

// bytes returns the bytes whose base64 is called name in v, and must be there.
func (r *reader) bytes(v value, name string) []byte {
	data, err := base64.StdEncoding.DecodeString(r.text(v, name))
	if err != nil || v.member(name).kind == missing {
		r.note(name, "base64")
		return nil
	}
	return data
}

// number returns the whole number called name in v.
func (r *reader) number(v value, name string) int {
	m := v.member(name)
	if m.kind == missing {
		return 0
	}
	n, err := strconv.Atoi(m.text)
	if m.kind != number || err != nil {
		r.note(name, "a whole number")
		return 0
	}
	return n
}

// truth returns the truth value called name in v.
func (r *reader) truth(v value, name string) bool {
	m := v.member(name)
	if m.kind != truth && m.kind != missing {
		r.note(name, "true or false")
	}
	return m.yes
}

// note keeps the first thing that is of another type.
func (r *reader) note(name, want string) {
	if r.err == nil {
		r.err = errors.New("“" + name + "” is not " + want)
	}
}
