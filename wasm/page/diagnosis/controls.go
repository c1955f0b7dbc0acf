package diagnosis

// The ids of the fields, the choice, the buttons and the titles of the diagnosis in index.html.
const (
	KeyField       = "diagnose-key"
	AcceptField    = "diagnose-accept"
	CodeField      = "diagnose-code"
	LanguageChoice = "language"

	TryTail      = "try-tail"
	TryNoGUID    = "try-no-guid"
	Clear        = "clear-case"
	ToggleSearch = "search-stop"

	Title       = "diagnose-title"
	FieldsTitle = "case-title" // of the fields of the diagnosis
)
