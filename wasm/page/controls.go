package page

import "strings"

// The ids of the text fields in index.html. Like all ids, each may be missing.
const (
	KeyField      = "key"
	RequestField  = "request-text"
	ResponseField = "response-text"
)

// The ids of the choices.
const (
	VoiceChoice        = "voice"
	CodeLanguageChoice = "code-language"
	AnotherChoice      = "another"
)

// The ids of the buttons.
const (
	RandomKey    = "random"
	SampleKey    = "sample"
	CopyLink     = "copy-link"
	CopyAccept   = "copy-accept"
	RFCExample   = "from-example"
	ClearEditors = "clear"
	HideSecrets  = "hide-secrets"
	WhyAccept    = "why-accept"
	CopyCode     = "copy-code"
	Compare      = "compare"
	WireKey      = "wire-key"
	WireCheck    = "wire-check"
	WireWhy      = "wire-why"
	FaultTry     = "fault-try"
	FaultNext    = "fault-next"
	FaultCheck   = "fault-check"
	FaultsAll    = "faults-all"
	FaultsStop   = "faults-stop"
	CopySnippet  = "copy-snippet"
	CopyFix      = "copy-fix"
	InFront      = "in-front"
	Behind       = "behind"
	ThemeToggle  = "theme"
	TypeToggle   = "type"

	TakeIt          = "take-it"
	TakeAsKey       = "take-as-key"
	TakeAsHandshake = "take-as-handshake"
	TakeAsCode      = "take-as-code"
)

// Places that the page leads to.
const (
	stepsTitle = "steps-title"
	faultCard  = "fault"

	faultOutcome = "fault-outcome"
	liveReport   = "live"
)

func isTitle(id string) bool { return strings.HasSuffix(id, "-title") }
