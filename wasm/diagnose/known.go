package diagnose

import (
	_ "embed" // for the list
	"strings"
)

//go:embed wrong-guids.txt
var knownList string

// knownGUIDs are wrong GUIDs that were seen in public code and bug reports. Those
// that keep the beginning and invent the last group mostly come from language
// models.
var knownGUIDs = strings.Split(strings.TrimSpace(knownList), "\n")
