package check

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"strings"
)

// The objects of SARIF 2.1.0 that are written: OASIS, "Static Analysis Results
// Interchange Format (SARIF) Version 2.1.0", §3.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string     `json:"id"`
		Short   sarifText  `json:"shortDescription"`
		Full    *sarifText `json:"fullDescription,omitempty"`
		HelpURI string     `json:"helpUri,omitempty"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// WriteSARIF writes the findings of all handshakes. Secrets are masked.
func (r *Found) WriteSARIF(w io.Writer) error {
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "wsaccept", Rules: []sarifRule{}}},
		Invocations: []sarifInvocation{{Successful: len(r.Unread) == 0}},
		ColumnKind:  "unicodeCodePoints",
		Results:     []sarifResult{},
	}
	rules := map[string]int{}
	for _, h := range r.Handshakes {
		title, found := h.tell()
		for _, f := range found {
			index, known := rules[f.rule.ID]
			if !known {
				index = len(run.Tool.Driver.Rules)
				rules[f.rule.ID] = index
				run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSarifRule(f.rule))
			}
			region := sarifRegion{f.place.Line, f.place.Column, f.place.EndLine, f.place.EndColumn}
			run.Results = append(run.Results, sarifResult{
				RuleID: f.rule.ID, RuleIndex: index, Level: f.level,
				Message:   sarifText{title + ": " + f.says},
				Locations: []sarifLocation{{sarifPhysical{sarifArtifact{uriOf(h.File)}, &region}}},
			})
		}
	}
	for _, t := range r.Unread {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{
			Level: levelError, Message: sarifText{"This file was not read: " + t.Why},
			Locations: []sarifLocation{{sarifPhysical{Artifact: sarifArtifact{uriOf(t.File)}}}},
		})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(sarifLog{
		Schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
}

func newSarifRule(of rule) sarifRule {
	r := sarifRule{ID: of.ID, Short: sarifText{of.Says}, HelpURI: of.URL}
	if of.Leads != "" {
		r.Full = &sarifText{of.Says + " If not: " + of.Leads + "."}
	}
	return r
}

// uriOf returns the address of a file: relative, unless its name is not.
func uriOf(name string) string {
	name = filepath.ToSlash(name)
	if strings.HasPrefix(name, "/") {
		return (&url.URL{Scheme: "file", Path: name}).String()
	}
	return (&url.URL{Path: name}).String()
}
