package questions

import "strings"

// Block is a paragraph, a list or a piece of code.
type Block struct {
	Code string   // or ""
	List []string // or nil
	Text string   // or ""
}

// blocks returns what text consists of.
func blocks(text string) []Block {
	var all []Block
	for part := range strings.SplitSeq(text, "\n\n") {
		switch part = strings.Trim(part, "\n"); {
		case part == "":
		case strings.HasPrefix(part, "    "):
			code := strings.ReplaceAll(part[4:], "\n    ", "\n")
			if last := len(all) - 1; last >= 0 && all[last].Code != "" { // an empty line within the code
				all[last].Code += "\n\n" + code
			} else {
				all = append(all, Block{Code: code})
			}
		case strings.HasPrefix(part, "- "):
			var list []string
			for item := range strings.SplitSeq(part[2:], "\n- ") {
				list = append(list, strings.Join(strings.Fields(item), " "))
			}
			all = append(all, Block{List: list})
		default:
			all = append(all, Block{Text: strings.Join(strings.Fields(part), " ")})
		}
	}
	return all
}
