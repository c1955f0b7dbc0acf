package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEarlyScript(t *testing.T) {
	wasm := filepath.Join(t.TempDir(), "early.wasm")
	if err := os.WriteFile(wasm, []byte("\x00asm"), 0o644); err != nil {
		t.Fatal(err)
	}
	script, err := earlyScript("..", wasm)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(script, `atob("AGFzbQ==")`) || strings.Contains(script, "\n//") || strings.Contains(script, "</script") {
		t.Errorf("the script is %s", script)
	}
	if script, err := earlyScript("..", ""); err != nil || script != "" {
		t.Errorf("without a program: %q, %v", script, err)
	}
	if _, err := earlyScript("..", wasm+"x"); err == nil {
		t.Error("a program that is not there is no error")
	}
}
