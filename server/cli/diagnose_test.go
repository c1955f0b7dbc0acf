package cli

import (
	"bytes"
	"crypto/sha1"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/diagnose"
)

// diagnoseJSON runs the command and returns its JSON, and its exit status.
func diagnoseJSON(t *testing.T, stdin string, args ...string) (result map[string]any, status int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status = Run(append([]string{"diagnose", "-json"}, args...), strings.NewReader(stdin), &stdout, &stderr)
	if stderr.Len() > 0 {
		t.Fatalf("stderr: %s", stderr.String())
	}
	if err := json.Unmarshal(stdout.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	return result, status
}

// The JSON is the program's interface: these are its names, written out.
func TestDiagnoseJSON(t *testing.T) {
	result, status := diagnoseJSON(t, "", "-key", wiretest.SampleKey, "-accept", "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=")
	if status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	for name, want := range map[string]any{"verdict": "mistake", "mistake": "no-guid", "guid": ""} {
		if result[name] != want {
			t.Errorf("%s is %v, want %v", name, result[name], want)
		}
	}
	for _, name := range []string{"title", "fix"} {
		if text, _ := result[name].(string); text == "" {
			t.Errorf("there is no %s", name)
		}
	}
	if searched, _ := result["searched"].(float64); searched < 1 {
		t.Errorf("searched is %v", result["searched"])
	}
	digest := sha1.Sum([]byte(wiretest.SampleKey))
	want := map[string]any{
		"input": wiretest.SampleKey, "hash": "SHA-1", "digest": fmt.Sprintf("%x", digest),
		"encoding": "base64", "output": "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=",
	}
	proof, _ := result["proof"].(map[string]any)
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
	invented := wiretest.Accept(wiretest.SampleKey, "258EAFA5-E914-47DA-95CA-5AB5DC4711AA")
	tests := map[string]struct {
		args             []string
		stdin            string
		status           int
		verdict, mistake string
		guid             string
	}{
		"right":             {args: []string{"-key", wiretest.SampleKey, "-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="}, status: 0, verdict: "correct"},
		"another key's":     {args: []string{"-quick", "-key", wiretest.SampleKey, "-accept", wiretest.Accept("AAAAAAAAAAAAAAAAAAAAAA==", "another GUID")}, status: 1, verdict: "unexplained"},
		"the GUID given":    {args: []string{"-quick", "-key", wiretest.SampleKey, "-accept", invented, "-guid", "258EAFA5-E914-47DA-95CA-5AB5DC4711AA"}, status: 1, verdict: "mistake", mistake: "wrong-guid", guid: "258EAFA5-E914-47DA-95CA-5AB5DC4711AA"},
		"the code given":    {args: []string{"-quick", "-key", wiretest.SampleKey, "-accept", invented, "-code", code}, status: 1, verdict: "mistake", mistake: "wrong-guid", guid: "258EAFA5-E914-47DA-95CA-5AB5DC4711AA"},
		"the code on stdin": {args: []string{"-quick", "-key", wiretest.SampleKey, "-accept", invented, "-code", "-"}, stdin: "x = '258EAFA5-E914-47DA-95CA-5AB5DC4711AA'\n", status: 1, verdict: "mistake", mistake: "wrong-guid", guid: "258EAFA5-E914-47DA-95CA-5AB5DC4711AA"},
		"a search":          {args: []string{"-key", wiretest.SampleKey, "-accept", wiretest.Accept(wiretest.SampleKey, "258EAFA5-E914-47DA-95CA-5CAB0DC85B1F")}, status: 1, verdict: "mistake", mistake: "wrong-guid", guid: "258EAFA5-E914-47DA-95CA-5CAB0DC85B1F"},
		"no key":            {args: []string{"-accept", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w="}, status: 1, verdict: "mistake", mistake: "empty-key"},
		"a client's log":    {args: []string{"-expected", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="}, status: 0, verdict: "correct"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, status := diagnoseJSON(t, test.stdin, test.args...)
			if status != test.status || result["verdict"] != test.verdict || result["mistake"] != test.mistake || result["guid"] != test.guid {
				t.Errorf("status %d, verdict %v, mistake %v, guid %v", status, result["verdict"], result["mistake"], result["guid"])
			}
		})
	}
}

// For people, the answer is the first line.
func TestDiagnoseText(t *testing.T) {
	var stdout, stderr bytes.Buffer
	Run([]string{"diagnose", "-key", wiretest.SampleKey, "-accept", "hHLtf2V1k8aDQZfNjw3Ia1hCwt0="}, strings.NewReader(""), &stdout, &stderr)
	lines := strings.Split(stdout.String(), "\n")
	if !strings.Contains(lines[0], "GUID") || !strings.Contains(stdout.String(), "Fix: ") || !strings.Contains(stdout.String(), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") {
		t.Errorf("stdout:\n%s", stdout.String())
	}
}

var searchAll = flag.Bool("search-all", false, "search for every wrong GUID that was seen, and list them; takes minutes")

// Each of the wrong GUIDs that were seen in real code is named from key and
// Accept: at once, because the diagnosis knows them. How many the search finds,
// which doesn't, is listed on demand.
func TestWrongGUIDs(t *testing.T) {
	data, err := os.ReadFile("../../wasm/diagnose/wrong-guids.txt")
	if err != nil {
		t.Fatal(err)
	}
	guids := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	for _, guid := range guids {
		result, status := diagnoseJSON(t, "", "-quick", "-key", wiretest.SampleKey, "-accept", wiretest.Accept(wiretest.SampleKey, guid))
		if status != exitBad || result["verdict"] != "mistake" || result["title"] == "" {
			t.Errorf("%s: status %d, verdict %v", guid, status, result["verdict"])
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
		got, tried := searchGUID(diagnose.Target{Key: wiretest.SampleKey, Digest: sha1.Sum([]byte(wiretest.SampleKey + guid))}, func(int, int, string) {})
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
