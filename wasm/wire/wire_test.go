package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	goodInfo   = `{"voices":[{"id":"double","server":"a test double"}],"lab":false,"report":"fetch"}`
	goodReport = `{"request":"R0VUIC8gSFRUUC8xLjENCg0K","response":"SFRUUC8xLjEgMTAxIFgNCg0K","redacted":["Cookie"],"truncated":true,"unsent":7,"other":{"server":"x","response":""}}`
)

// What the server writes with encoding/json is read as it was.
func TestRoundTrip(t *testing.T) {
	info := Info{Voices: []Voice{{"a", "A \"v1\" <é🔑>"}, {"b", "B\u2028\n"}}, Lab: true, Report: ByMessage}
	report := Report{Request: []byte("GET\xff"), Response: []byte{0, 1}, Redacted: []string{"Cookie"}, Truncated: true, Unsent: 7, Other: &Answer{"x", []byte("y")}}
	arrival := Arrival{Request: []byte("GET"), Redacted: []string{"a", "b"}}
	if got, err := ReadInfo(encode(t, info)); err != nil || !reflect.DeepEqual(got, info) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := ReadReport(encode(t, report)); err != nil || !reflect.DeepEqual(got, report) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := ReadArrival(encode(t, arrival)); err != nil || !reflect.DeepEqual(got, arrival) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := ReadReport(encode(t, Report{Request: []byte{1}, Response: []byte{2}})); err != nil || got.Other != nil || got.Redacted != nil {
		t.Errorf("%+v, %v", got, err)
	}
}

func encode(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Whatever answers in place of the server, the first thing that is wrong is named.
func TestNonsense(t *testing.T) {
	info := func(s string) error { _, err := ReadInfo(s); return err }
	report := func(s string) error { _, err := ReadReport(s); return err }
	arrival := func(s string) error { _, err := ReadArrival(s); return err }
	const voices, none = "“voices” is not a list of who answers", "the response is not a JSON object"
	tests := []struct {
		read        func(string) error
		source, err string
	}{
		{info, `{"voices":[null]}`, "“voices” is not an object"},
		{info, `{"voices":{}}`, "“voices” is not a list"},
		{info, `{"voices":"x"}`, "“voices” is not a list"},
		{info, `{"voices":[1]}`, "“voices” is not an object"},
		{info, `{"voices":[[]]}`, "“voices” is not an object"},
		{info, `{"voices":[{"id":1}]}`, "“id” is not a text"},
		{info, `{"voices":null}`, voices},
		{info, `{"voices":[]}`, voices},
		{info, `{"voices":{"length":3}}`, "“voices” is not a list"},
		{info, strings.Replace(goodInfo, "false", `"no"`, 1), "“lab” is not true or false"},
		{info, strings.Replace(goodInfo, `"fetch"`, "[]", 1), "“report” is not a text"},
		{info, `{}`, "no endpoint of handshakes"},
		{info, `<!doctype html>`, none},
		{info, ``, none},
		{report, `{}`, "“request” is not base64"},
		{report, `{"request":1}`, "“request” is not a text"},
		{report, `[]`, none}, {report, `null`, none}, {report, `1`, none}, {report, `""`, none}, {report, `{`, none}, {report, ``, none},
		{report, strings.Replace(goodReport, `"R0VU`, `"!`, 1), "“request” is not base64"},
		{report, strings.Replace(goodReport, `["Cookie"]`, "[null]", 1), "“redacted” is not a list of texts"},
		{report, strings.Replace(goodReport, `["Cookie"]`, `{"length":1e9}`, 1), "“redacted” is not a list"},
		{report, strings.Replace(goodReport, `{"server":"x","response":""}`, "1", 1), "“other” is not an object"},
		{report, strings.Replace(goodReport, `"x"`, "1", 1), "“server” is not a text"},
		{report, strings.Replace(goodReport, "true", "0", 1), "“truncated” is not true or false"},
		{report, strings.Replace(goodReport, `"unsent":7`, `"unsent":"0"`, 1), "“unsent” is not a whole number"},
		{report, strings.Replace(goodReport, `"unsent":7`, `"unsent":7.5`, 1), "“unsent” is not a whole number"},
		{report, `{"request":"","response":"","unsent":null}`, "“unsent” is not a whole number"},
		{arrival, `{}`, "“request” is not base64"},
		{arrival, `x`, none},
	}
	for _, test := range tests {
		if err := test.read(test.source); err == nil || err.Error() != test.err {
			t.Errorf("%s: %v, want %s", test.source, err, test.err)
		}
	}
	if !errors.Is(info(`{"a":1}`), ErrNoEndpoint) {
		t.Error("an object of something else")
	}
}

// What is missing is empty: members may be added.
func TestMissing(t *testing.T) {
	got, err := ReadInfo(`{"voices":[{"id":"a"}], "later":{"a":[1,-2.5e3,true,false,null,"\u00e9\ud83d\udd11\n"]}}`)
	if want := (Info{Voices: []Voice{{ID: "a"}}}); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

// The parser takes what encoding/json takes, and reads it alike.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		goodInfo, goodReport, ` [ 1 , -0.5e+3 , "a\"\\\/\b\f\n\r\t\u0041" ] `, `"\ud83d\udd11"`, `"\ud83d"`, `"\ud83dA"`, `"\ud83d\u0041"`, `"\u12"`, `"\x"`, "\"a\nb\"", `"\`, `"`,
		`01`, `-`, `1.`, `.5`, `1e`, `+1`, `1 2`, `nul`, `true`, `[`, `[1,]`, `[1 2]`, `{"a"}`, `{"a":}`, `{a:1}`, `{"a":1,"a":2}`, strings.Repeat("[", 40),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) { // a browser makes it valid
			return
		}
		got, ok := parse(source)
		var want any
		err := json.Unmarshal([]byte(source), &want)
		if strings.Count(source, "[")+strings.Count(source, "{") > deepest {
			return
		}
		if strings.Contains(fmt.Sprint(err), "of type float64") { // 1e999: JSON, but too large for a float
			return
		}
		if ok != (err == nil) {
			t.Fatalf("%q: %v, encoding/json says %v", source, ok, err)
		}
		if ok && !reflect.DeepEqual(plain(t, got), want) {
			t.Errorf("%q: %v, want %v", source, plain(t, got), want)
		}
	})
}

// plain returns v as encoding/json has it.
func plain(t *testing.T, v value) any {
	switch v.kind {
	case truth:
		return v.yes
	case text:
		return v.text
	case number:
		var n float64
		if err := json.Unmarshal([]byte(v.text), &n); err != nil {
			t.Fatalf("%q is no number", v.text)
		}
		return n
	case list:
		all := []any{}
		for _, m := range v.values {
			all = append(all, plain(t, m))
		}
		return all
	case object:
		all := map[string]any{}
		for i, name := range v.names {
			all[name] = plain(t, v.values[i])
		}
		return all
	}
	return nil
}

func TestDeep(t *testing.T) {
	if _, ok := parse(strings.Repeat("[", 1_000_000)); ok {
		t.Error("brackets without an end are no JSON")
	}
	if _, ok := parse(strings.Repeat("[", 1000) + strings.Repeat("]", 1000)); ok {
		t.Error("nothing the endpoint says is that deep")
	}
}

func TestRelative(t *testing.T) {
	for path, want := range map[string]string{InfoPath: "endpoint", SocketPath: "endpoint/ws", LabPath: "endpoint/lab/", ReportPath: "endpoint/report/"} {
		if got := Relative(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

// Links of version 1 are read for ever, so their names stay.
func TestLink(t *testing.T) {
	if got := Link(PartExample, "nginx-right"); got != "#v=1&example=nginx-right" {
		t.Error(got)
	}
	want := "key request response address example fault diagnose-key diagnose-accept diagnose-code diagnose-found language view"
	if got := strings.Join(Parts(), " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
