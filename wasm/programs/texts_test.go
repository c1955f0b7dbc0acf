package programs_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/wasm/programs/chromium"
	"wsaccept/wasm/programs/firefox"
)

// TestTextsInOneFile looks for what browsers print in all other code: a new error
// text of a browser must be a change of its texts.go. websocket-driver has texts
// of its own that are those of an old Chromium.
func TestTextsInOneFile(t *testing.T) {
	texts := []string{
		chromium.During, chromium.Establishing, chromium.ClosedEarly, chromium.NoCredentials, chromium.StatusUnexpected,
		chromium.UpgradeMissing, chromium.UpgradeOther, chromium.AcceptMissing, chromium.AcceptWrong,
		chromium.ConnectionMissing, chromium.ConnectionOther, chromium.Repeated,
		chromium.ProtocolUnanswered, chromium.ProtocolUnasked, chromium.ProtocolOtherEnd,
		chromium.ExtensionsMalformed, chromium.ExtensionOther, chromium.DeflateRepeated, chromium.DeflateError,
		chromium.DeflateParameterOther, chromium.DeflateParameterRepeated, chromium.DeflateNoValue,
		"net::ERR_", firefox.CantConnectTo, firefox.CantConnectTyped,
	}
	for name, text := range sources(t) {
		switch {
		case filepath.Base(name) == "texts.go", strings.HasPrefix(name, "wasm/programs/node/faye/"):
			continue
		}
		for _, part := range texts {
			if strings.Contains(text, part) {
				t.Errorf("%s has %q, which stands in a texts.go", name, part)
			}
		}
	}
}

// sources returns all Go files of the repository that are no tests, by their path
// from its root.
func sources(t *testing.T) map[string]string {
	t.Helper()
	root := filepath.Join("..", "..")
	files := map[string]string{}
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == ".git" || entry.Name() == "node_modules"):
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
