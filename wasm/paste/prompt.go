package paste

import "strings"

// promptEnd returns where the command begins in a line that shows it behind a shell's
// prompt, or 0: [root@host ~]# curl, user@host:~$ curl, PS C:\> curl, % curl, ❯ curl.
func promptEnd(text string) int {
	const most = 128
	head := text[:min(len(text), most)]
	for _, sign := range []string{"$ ", "# ", "% ", "> ", "❯ ", "➜ ", "» "} {
		i := strings.Index(head, sign)
		if i < 0 || sign == "> " && !isWindowsPrompt(head[:i]) {
			continue
		}
		if before := head[:i]; before == "" || strings.ContainsAny(before, "@~:]/\\") && !strings.Contains(before, ": ") && !strings.ContainsAny(before, "\"'=") {
			return i + len(sign)
		}
	}
	return 0
}

// isWindowsPrompt reports whether text is a prompt of PowerShell or cmd but for its >.
func isWindowsPrompt(text string) bool {
	text = strings.TrimPrefix(text, "PS ")
	return len(text) >= 2 && isLetter(text[0]) && text[1] == ':'
}

// isPromptAlone reports whether a line is a prompt with no command behind it.
func isPromptAlone(text string) bool {
	text = strings.TrimRight(text, " \t\r")
	return text != "" && promptEnd(text+" ") == len(text)+1
}

// isBracketed reports whether a line begins with something in square brackets that is
// no list: a log's time, level or name.
func isBracketed(text string) bool {
	if !strings.HasPrefix(text, "[") {
		return false
	}
	end := strings.IndexByte(text, ']')
	if end < 2 || end+1 >= len(text) {
		return false
	}
	inside, after := text[1:end], text[end+1]
	return (after == ' ' || after == ':' || after == '[') && !strings.ContainsAny(inside, "'\"{}()[=") && !strings.Contains(inside, ", ") && !strings.HasPrefix(text[end+1:], " =>")
}
