package page

import "wsaccept/wasm/page/effect"

// Theme is whether the page is light or dark.
type Theme string

// The themes.
const (
	SystemTheme Theme = ""
	LightTheme  Theme = "light"
	DarkTheme   Theme = "dark"
)

// themeOf returns the theme that a browser has stored.
func themeOf(stored string) Theme {
	switch t := Theme(stored); t {
	case LightTheme, DarkTheme:
		return t
	}
	return SystemTheme
}

// largeType is the type for a room with a projector.
const largeType = "large"

// toggleType makes the type large, or as large as it was.
func (t *turn) toggleType() {
	t.Large = !t.Large
	value := ""
	if t.Large {
		value = largeType
	}
	t.do(effect.SetLook{Look: effect.Type, Value: value})
	t.show(effect.Words)
}

// typeLabel is what the button says that changes the type.
func (s State) typeLabel() string {
	if s.Large {
		return "A−"
	}
	return "A+"
}

// label is what the button says: the theme there is.
func (t Theme) label() string {
	switch t {
	case LightTheme:
		return "Light"
	case DarkTheme:
		return "Dark"
	}
	return "Auto"
}

// toggleTheme goes to the next theme: as the system has it, light, dark.
func (t *turn) toggleTheme() {
	switch t.Theme {
	case SystemTheme:
		t.Theme = LightTheme
	case LightTheme:
		t.Theme = DarkTheme
	default:
		t.Theme = SystemTheme
	}
	t.do(effect.SetLook{Look: effect.Theme, Value: string(t.Theme)})
	t.show(effect.Words)
}
