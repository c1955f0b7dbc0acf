package main

import (
	"bytes"
	"crypto/sha1"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/diagnose"
)

const sampleKey = "dGhlIHNhbXBsZSBub25jZQ=="

// diagnoseJSON runs the command and returns its JSON, and its exit status.
func diagnoseJSON(t *testing.T, stdin string, args ...string) (report map[string]any, status int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(append([]string{"diagnose", "-json"}, args...), strings.NewReader(stdin), &stdout, &stderr)
	if stderr.Len() > 0 {
		t.Fatalf("stderr: %s", stderr.String())
	}
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	return report, status
}

// The JSON is the program's interface: these are its names, written out.
func TestDiagnoseJSON(t *testing.T) {
	report, status := diagnoseJSON(t, "", "-key", sampleKey, "-accept", "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=")
	if status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	for name, want := range map[string]any{"verdict": "mistake", "mistake": "no-guid", "guid": ""} {
		if report[name] != want {
			t.Errorf("%s is %v, want %v", name, report[name], want)
		}
	}
	for _, name := range []string{"title", "fix"} {
		if text, _ := report[name].(string); text == "" {
			t.Errorf("there is no %s", name)
		}
	}
	if searched, _ := report["searched"].(float64); searched < 1 {
		t.Errorf("searched is %v", report["searched"])
	}
	digest := sha1.Sum([]byte(sampleKey))
	want := map[string]any{
		"input": sampleKey, "hash": "SHA-1", "digest": fmt.Sprintf("%x", digest),
		"encoding": "base64", "output": "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=",
	}
	proof, _ := report["proof"].(map[string]any)
	for name, value := range want {
		if proof[name] != value {
			t.Errorf("proof: %s is %v, want %v", name, proof[name], value)
		}
	}
}

func TestDiagnose(t *testing.T) {
	code := filepath.Join(t.TempDir(), "server.js")
	if err := os.WriteFile(code, []byte(`const GUID = "258EAFA5-E914-47DA-95CA-5AB5DC4711AA";`), 0o644); err != nil {
		t.Fatal(err)
	}
	invented := accept(sampleKey, "258EAFA5-E914-47DA-95CA-5AB5DC4711AA")
	tests := map[string]struct {
		args             []string
		stdin            string
		status           int
		verdict, mistake string
		guid             string
	}{
		"right":             {args: []string{"-key", sampleKey, "-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="}, status: 0, verdict: "correct"},
		"another key's":     {args: []string{"-quick", "-key", sampleKey, "-accept", accept("AAAAAAAAAAAAAAAAAAAAAA==", "another GUID")}, status: 1, verdict: "unexplained"},
		"the GUID given":    {args: []string{"-quick", "-key", sampleKey, "-accept", invented, "-guid", "258EAFA5-E914-47DA-95CA-5AB5DC4711AA"}, status: 1, verdict: "mistake", mistake: "wrong-guid", guid: "258EAFA5-E914-47DA-95CA-5AB5DC4711AA"},
		"the code given":    {args: []string{"-quick", "-key", sampleKey, "-accept", invented, "-code", code}, status: 1, verdict: "mistake", mistake: "wrong-guid", guid: "258EAFA5-E914-47DA-95CA-5AB5DC4711AA"},
		"the code on stdin": {args: []string{"-quick", "-key", sampleKey, "-accept", invented, "-code", "-"}, stdin: "x = '258EAFA5-E914-47DA-95CA-5AB5DC4711AA'\n", status: 1, verdict: "mistake", mistake: "wrong-guid", guid: "258EAFA5-E914-47DA-95CA-5AB5DC4711AA"},
		"a search":          {args: []string{"-key", sampleKey, "-accept", accept(sampleKey, "258EAFA5-E914-47DA-95CA-5CAB0DC85B1F")}, status: 1, verdict: "mistake", mistake: "wrong-guid", guid: "258EAFA5-E914-47DA-95CA-5CAB0DC85B1F"},
		"no key":            {args: []string{"-accept", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w="}, status: 1, verdict: "mistake", mistake: "empty-key"},
		"a client's log":    {args: []string{"-expected", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="}, status: 0, verdict: "correct"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			report, status := diagnoseJSON(t, test.stdin, test.args...)
			if status != test.status || report["verdict"] != test.verdict || report["mistake"] != test.mistake || report["guid"] != test.guid {
				t.Errorf("status %d, verdict %v, mistake %v, guid %v", status, report["verdict"], report["mistake"], report["guid"])
			}
		})
	}
}

// For people, the answer is the first line.
func TestDiagnoseText(t *testing.T) {
	var stdout, stderr bytes.Buffer
	run([]string{"diagnose", "-key", sampleKey, "-accept", "hHLtf2V1k8aDQZfNjw3Ia1hCwt0="}, strings.NewReader(""), &stdout, &stderr)
	lines := strings.Split(stdout.String(), "\n")
	if !strings.Contains(lines[0], "GUID") || !strings.Contains(stdout.String(), "Fix: ") || !strings.Contains(stdout.String(), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") {
		t.Errorf("stdout:\n%s", stdout.String())
	}
}

// accept is the textbook computation with any GUID.
func accept(key, guid string) string {
	digest := sha1.Sum([]byte(key + guid))
	return base64.StdEncoding.EncodeToString(digest[:])
}

var searchAll = flag.Bool("search-all", false, "search for every wrong GUID that was seen, and list them; takes minutes")

// Each of the wrong GUIDs that were seen in real code is named from key and
// Accept: at once, because the diagnosis knows them. How many the search finds,
// which doesn't, is listed on demand.
func TestWrongGUIDs(t *testing.T) {
	data, err := os.ReadFile("../wasm/diagnose/wrong-guids.txt")
	if err != nil {
		t.Fatal(err)
	}
	guids := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	for _, guid := range guids {
		report, status := diagnoseJSON(t, "", "-quick", "-key", sampleKey, "-accept", accept(sampleKey, guid))
		if status != exitBad || report["verdict"] != "mistake" || report["title"] == "" {
			t.Errorf("%s: status %d, verdict %v", guid, status, report["verdict"])
		}
	}
	if !*searchAll {
		return
	}
	const row = "%-38s %12s %8s\n"
	fmt.Printf(row, "GUID", "candidates", "seconds")
	found := 0
	for _, guid := range guids {
		start := time.Now()
		got, tried := searchGUID(diagnose.Target{Key: sampleKey, Digest: sha1.Sum([]byte(sampleKey + guid))}, func(int, int, string) {})
		switch got {
		case guid:
			found++
		case "":
			guid += " no"
		default:
			t.Errorf("found %s for %s", got, guid)
		}
		fmt.Printf(row, guid, fmt.Sprint(tried), fmt.Sprintf("%.2f", time.Since(start).Seconds()))
	}
	fmt.Printf("All %d are named at once from key and Accept. The search, which has no list of them, finds %d.\n", len(guids), found)
}
