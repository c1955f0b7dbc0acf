package traefik

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

// toml reads as much of TOML as Traefik's files are written in: tables, lists of tables,
// and values that are words or lists of them.
func toml(text string) (all settings) {
	table := ""
	count := map[string]int{}
	list := "" // the path of a list that goes on
	offset := 0
	for line := range strings.Lines(text) {
		start := offset + len(line) - len(strings.TrimLeft(line, " \t"))
		offset += len(line)
		body := strings.TrimSpace(withoutComment(line))
		span := handshake.Span{Start: start, End: start + len(body)}
		switch {
		case body == "":
		case list != "":
			all = append(all, words(body, list, span)...)
			if strings.HasSuffix(body, "]") {
				list = ""
			}
		case strings.HasPrefix(body, "["):
			name := strings.ToLower(strings.NewReplacer(`"`, "", "'", "", " ", "").Replace(strings.Trim(body, "[]")))
			if strings.HasPrefix(body, "[[") {
				count[name]++
				name += "[" + strconv.Itoa(count[name]-1) + "]"
			}
			table = name + "."
			all = append(all, setting{path: name, span: span})
		default:
			key, value, found := strings.Cut(body, "=")
			if !found {
				return nil
			}
			path := table + strings.ToLower(strings.Trim(strings.TrimSpace(key), `"'`))
			value = strings.TrimSpace(value)
			if strings.HasPrefix(value, "[") {
				if !strings.HasSuffix(value, "]") {
					list = path
				}
				all = append(all, words(value, path, span)...)
				continue
			}
			from := span.End - len(value)
			unquoted := strings.Trim(value, `"'`)
			from += strings.Index(value, unquoted)
			all = append(all, setting{path, unquoted, span, handshake.Span{Start: from, End: from + len(unquoted)}})
		}
	}
	return all
}

// withoutComment returns a line without the comment at its end.
func withoutComment(line string) string {
	quote := byte(0)
	for i := range len(line) {
		switch c := line[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == '#':
			return line[:i]
		}
	}
	return line
}

// words returns the words of a list, as one setting each.
func words(body, path string, span handshake.Span) (all settings) {
	for _, word := range strings.Split(strings.Trim(body, "[], "), ",") {
		if word = strings.Trim(word, " \t\"'"); word != "" {
			all = append(all, setting{path, word, span, span})
		}
	}
	return all
}
