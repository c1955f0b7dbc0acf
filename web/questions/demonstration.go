package questions

import (
	"fmt"
	"strings"
)

// Demonstration shows that an answer is so: in the playground or in a terminal.
type Demonstration struct {
	Title    string
	Opening  *Opening  // or nil
	Commands []Command // or nil
	Runs     bool      // the commands do so without anything but this project
}

// Text returns the commands with what they print, as in a terminal.
func (d Demonstration) Text() string {
	var b strings.Builder
	for _, c := range d.Commands {
		b.WriteString("$ " + c.Line + "\n" + c.Prints)
	}
	return b.String()
}

// Command is what is typed in a terminal, and what follows there.
type Command struct {
	Line   string // for a shell; several lines, if it is long
	Prints string // … stands for anything
}

// readCommands reads a section of commands.
func readCommands(content string) ([]Command, error) {
	var all []Command
	goesOn := false
	for line := range strings.Lines(content + "\n") {
		typed, isCommand := strings.CutPrefix(line, "$ ")
		switch last := len(all) - 1; {
		case goesOn:
			all[last].Line += "\n" + strings.TrimSuffix(line, "\n")
		case isCommand:
			all = append(all, Command{Line: strings.TrimSuffix(typed, "\n")})
		case last >= 0:
			all[last].Prints += line
		default:
			return nil, fmt.Errorf("a command begins with $ and a space, not %q", line)
		}
		goesOn = (goesOn || isCommand) && strings.HasSuffix(line, "\\\n")
	}
	return all, nil
}
