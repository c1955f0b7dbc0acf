package check

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"wsaccept/server/junit"
)

var update = flag.Bool("update", false, "write the reports into testdata")

// TestFormats holds the reports on testdata/in, in every form.
func TestFormats(t *testing.T) {
	found := Read([]string{"testdata/in", "testdata/missing.txt"}, nil, false)
	for name, write := range map[string]func(io.Writer) error{
		"report.txt": func(w io.Writer) error {
			return found.WriteText(w, func(h Handshake) string { return "  " + string(h.Outcome) + "\n" })
		},
		"report.sarif":  found.WriteSARIF,
		"report.xml":    found.WriteJUnit,
		"report.github": found.WriteGitHub,
	} {
		var got bytes.Buffer
		if err := write(&got); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("%s: got\n%s", name, got.String())
		}
		if strings.Contains(got.String(), "S3CRET") != (name == "report.txt") {
			t.Errorf("%s: a secret is published, or hidden from its owner", name)
		}
	}
}

// What SARIF 2.1.0 requires of the objects that are written (its schema, and §3.27.6 and
// §3.30 on indexes and regions), and what GitHub asks for beside that.
func TestSARIF(t *testing.T) {
	data, err := os.ReadFile("testdata/report.sarif")
	if err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID               string
						ShortDescription struct{ Text string }
					}
				}
			}
			Invocations []struct {
				ExecutionSuccessful        *bool
				ToolExecutionNotifications []struct{ Message struct{ Text string } }
			}
			ColumnKind string
			Results    []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || len(log.Runs[0].Results) == 0 || log.Runs[0].ColumnKind != "unicodeCodePoints" {
		t.Fatalf("%+v", log)
	}
	run := log.Runs[0]
	if run.Tool.Driver.Name == "" || len(run.Invocations) != 1 || run.Invocations[0].ExecutionSuccessful == nil || *run.Invocations[0].ExecutionSuccessful || len(run.Invocations[0].ToolExecutionNotifications) != 1 {
		t.Errorf("tool %+v, invocations %+v", run.Tool, run.Invocations)
	}
	ids := map[string]bool{}
	for _, r := range run.Tool.Driver.Rules {
		if ids[r.ID] || r.ShortDescription.Text == "" {
			t.Errorf("rule %+v", r)
		}
		ids[r.ID] = true
	}
	escaped := false
	for _, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.Message.Text == "" || len(r.Locations) != 1 || !strings.Contains("error warning note", r.Level) {
			t.Errorf("result %+v", r)
			continue
		}
		at := r.Locations[0].PhysicalLocation
		escaped = escaped || strings.HasSuffix(at.ArtifactLocation.URI, "/one,%20100%25.txt")
		if at.Region.StartLine < 1 || at.Region.StartColumn < 1 || at.Region.EndLine < at.Region.StartLine || at.Region.EndLine == at.Region.StartLine && at.Region.EndColumn < at.Region.StartColumn {
			t.Errorf("region %+v", at.Region)
		}
	}
	if !escaped {
		t.Error("the name with a space and a % is not in the report")
	}
}

// The XML is what its counts say.
func TestJUnit(t *testing.T) {
	data, err := os.ReadFile("testdata/report.xml")
	if err != nil {
		t.Fatal(err)
	}
	type counts struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Errors   int `xml:"errors,attr"`
	}
	var got struct {
		counts
		Suites []struct {
			Cases []junit.Case `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	tests, failures, faults := 0, 0, 0
	for _, s := range got.Suites {
		for _, c := range s.Cases {
			tests++
			if c.Failure != nil {
				failures++
			}
			if c.Error != nil {
				faults++
			}
		}
	}
	if tests != got.Tests || failures != got.Failures || faults != got.Errors || failures == 0 || faults != 1 {
		t.Errorf("%d tests, %d failures, %d errors in %+v", tests, failures, faults, got)
	}
}

// GitHub's runner ends a command at a line end, and a property at a comma or colon:
// toolkit, packages/core/src/command.ts.
func TestEscapes(t *testing.T) {
	if got := message("100 %\r\n::error::x, y"); got != "100 %25%0D%0A::error::x, y" {
		t.Error(got)
	}
	if got := property("a:b,c%\n"); got != "a%3Ab%2Cc%25%0A" {
		t.Error(got)
	}
}

func TestLines(t *testing.T) {
	l := newLines("a\né€x\r\n")
	for _, test := range []struct{ offset, line, column int }{{0, 1, 1}, {1, 1, 2}, {2, 2, 1}, {4, 2, 2}, {7, 2, 3}, {8, 2, 4}, {10, 3, 1}, {99, 3, 1}, {-1, 1, 1}} {
		if line, column := l.at(test.offset); line != test.line || column != test.column {
			t.Errorf("byte %d is at %d:%d, not %d:%d", test.offset, line, column, test.line, test.column)
		}
	}
}

// What is in the way is told and counted, and read over.
func TestRead(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const refused = "HTTP/1.1 403 Forbidden\r\n\r\n"
	write("a/refused.txt", refused)
	write("a/frames.bin", "HTTP/1.1 101 Switching Protocols\r\n\r\n\x82\x01\x00")
	write("a/.hidden/refused.txt", refused)
	write("a/program", "\x7fELF\x00\x00HTTP/1.1")
	write("a/long.txt", strings.Repeat("a", MaxFile+1))
	write("a/empty.txt", "")
	links := 0
	if runtime.GOOS != "windows" {
		links = 1
		for name, to := range map[string]string{"a/up": "..", "a/self": "self", "a/again.txt": "refused.txt"} {
			if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	r := Read([]string{filepath.Join(dir, "a"), filepath.Join(dir, "missing")}, nil, false)
	if r.Files != 3+links || len(r.Handshakes) != 2+links || r.Without != 1 || r.Binary != 1 || r.Links != links || len(r.Unread) != 2+links || r.Alone() {
		t.Errorf("%+v", r)
	}
	stdin := Read(nil, strings.NewReader(refused), false)
	if !stdin.Alone() || stdin.Handshakes[0].File != Stdin {
		t.Errorf("%+v", stdin)
	}
	if named := Read([]string{filepath.Join(dir, "a/program")}, nil, false); named.Binary != 0 || named.Files != 1 {
		t.Errorf("a file that is named is not read: %+v", named)
	}
}
