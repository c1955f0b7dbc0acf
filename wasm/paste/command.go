package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// A curlCommand is what matters of a command line of curl.
type curlCommand struct {
	url, method Part
	sends       string // the method that other options than -X imply, or ""
	sentBy      string // the option that implies it
	fields      builder
	counted     tally
	line        handshake.Span // all of it
}

// command makes a request of a command line of curl, such as the browsers copy.
func command(src *source) result {
	c := src.lastCommand()
	r := result{form: "DevTools", source: "a curl command line"}
	if c.url.Text == "" || c.counted.known == 0 {
		return result{}
	}
	r.covers = append(r.covers, src.Span(c.line))
	inside := *src
	inside.url = c.url
	method := c.method
	if method.Text == "" && c.sends != "" {
		var b builder
		b.add(c.sends, c.url.Origin(0))
		method = b.part()
	}
	inside.fromAddress(&r, method, c.fields.part(), c.counted)
	if m := &r.messages[0]; c.method.Text == "" && c.sends != "" && c.sends != "GET" {
		m.note("curl's " + c.sentBy + " makes the request a " + c.sends + withBody(c.sends) + ". A handshake is a GET: leave the option out.")
	}
	return r
}

// withBody says that a request of a method has a body, as those have that curl sends data
// with.
func withBody(method string) string {
	if method == "HEAD" {
		return ""
	}
	return " with a body"
}

// lastCommand returns the last command line of curl in s, which is read once.
func (s *source) lastCommand() curlCommand {
	if s.curl == nil {
		c := parseCommand(s)
		s.curl = &c
	}
	return *s.curl
}

// parseCommand reads the last command line of curl in src.
func parseCommand(src *source) (found curlCommand) {
	for i := 0; i < len(src.lines); i++ {
		col := commandIn(src.line(i))
		if col < 0 {
			continue
		}
		c, end := curlArguments(src, src.lines[i].start+col)
		if c.url.Text != "" {
			found = c
			found.line = handshake.Span{Start: src.lines[i].start, End: end}
		}
		for i+1 < len(src.lines) && src.lines[i+1].start < end {
			i++
		}
	}
	return found
}

// commandIn returns where the arguments of curl begin in a line that calls it,
// after a prompt or not, or -1.
func commandIn(text string) int {
	at := strings.Index(text[:min(len(text), 128)], "curl")
	if at < 0 {
		return -1
	}
	end := at + len("curl")
	if strings.HasPrefix(text[end:], ".exe") {
		end += len(".exe")
	}
	if end >= len(text) || text[end] != ' ' || at > 0 && isToken(text[at-1:at]) && text[at-1] != '`' && text[at-1] != '%' && text[at-1] != '#' {
		return -1
	}
	return end
}

// Options of curl with a value that is of no matter here.
const otherOptions = " -o --output -d --data --data-raw --data-binary --data-urlencode --json -u --user -m --max-time -x --proxy --resolve " +
	"--connect-to --connect-timeout --cacert --capath -E --cert --key -w --write-out -T --upload-file -F --form -c --cookie-jar " +
	"--interface --retry --tls-max --unix-socket --ciphers -D --dump-header --trace --trace-ascii --stderr -K --config "

// curlArguments reads arguments from start on, to the end of the command.
func curlArguments(src *source, start int) (c curlCommand, end int) {
	option := ""
	for end = start; ; {
		var arg Part
		var ok bool
		if arg, end, ok = shellWord(src, end); !ok {
			return c, end
		}
		switch {
		case option != "":
			c.option(option, arg)
			option = ""
		case strings.HasPrefix(arg.Text, "--"):
			if name, _, ok := strings.Cut(arg.Text, "="); ok {
				c.option(name, arg.sub(handshake.Span{Start: len(name) + 1, End: len(arg.Text)}))
			} else if takesValue(arg.Text) {
				option = arg.Text
			} else {
				c.flag(arg.Text)
			}
		case len(arg.Text) > 1 && arg.Text[0] == '-':
			// Short options may be in one, the last one's value included.
			for i := 1; i < len(arg.Text); i++ {
				if name := "-" + arg.Text[i:i+1]; takesValue(name) {
					if option = name; i+1 < len(arg.Text) {
						c.option(name, arg.sub(handshake.Span{Start: i + 1, End: len(arg.Text)}))
						option = ""
					}
					break
				} else {
					c.flag(name)
				}
			}
		case c.url.Text == "" && urlLen(arg.Text) > 0:
			c.url = arg
		}
	}
}

func takesValue(name string) bool {
	return strings.Contains(" -H --header -X --request -b --cookie -A --user-agent -e --referer --url "+otherOptions, " "+name+" ")
}

// flag takes an option of curl without a value.
func (c *curlCommand) flag(name string) {
	switch name {
	case "-I", "--head":
		c.sends, c.sentBy = "HEAD", name
	case "-G", "--get":
		c.sends = "GET"
	}
}

// option takes an option of curl with its value.
func (c *curlCommand) option(name string, value Part) {
	field := ""
	switch name {
	case "-H", "--header":
		// "Name:" takes a field away, and "Name;" is one without a value.
		if end := nameEnd(value.Text); end > 0 && strings.TrimSpace(value.Text[end+1:]) != "" {
			c.counted.count(nameOf(value.Text))
			c.fields.append(value)
			c.fields.add("\r\n", c.fields.at())
		}
		return
	case "-X", "--request":
		c.method = value
		return
	case "--url":
		c.url = value
		return
	case "-d", "--data", "--data-raw", "--data-binary", "--data-urlencode", "--json", "-F", "--form":
		if c.sends != "GET" {
			c.sends, c.sentBy = "POST", name
		}
		return
	case "-T", "--upload-file":
		c.sends, c.sentBy = "PUT", name
		return
	case "-b", "--cookie":
		field = "Cookie"
	case "-A", "--user-agent":
		field = "User-Agent"
	case "-e", "--referer":
		field = "Referer"
	default:
		return
	}
	c.counted.count(strings.ToLower(field))
	c.fields.add(field+": ", value.Origin(0))
	c.fields.append(value)
	c.fields.add("\r\n", c.fields.at())
}

// shellWord reads the next word of a command line from at on, as a POSIX shell
// does, with $'…' and with the ^ of Windows too. It is not ok at the end of the
// command.
func shellWord(src *source, at int) (word Part, end int, ok bool) {
	text := src.Text
	var b builder
	for at < len(text) {
		c := text[at]
		switch n := continues(text[at:]); {
		case n > 0:
			if at += n; ok {
				return b.part(), at, true
			}
		case c == ' ' || c == '\t':
			if at++; ok {
				return b.part(), at, true
			}
		case strings.IndexByte("\r\n|;&<>", c) >= 0:
			return b.part(), at, ok
		case c == '\'' || strings.HasPrefix(text[at:], `$'`):
			ok = true
			if c == '$' {
				at = b.decode(src, at+2, len(text), '\'')
				continue
			}
			end := at + 1 + indexAny(text[at+1:], "'")
			b.copy(src.Part, handshake.Span{Start: at + 1, End: end})
			at = min(end+1, len(text))
		case c == '"' || strings.HasPrefix(text[at:], `^"`):
			ok = true
			at = b.doubleQuoted(src, at)
		default:
			ok = true
			if (c == '\\' || c == '^') && at+1 < len(text) {
				at++
			}
			b.copy(src.Part, handshake.Span{Start: at, End: at + 1})
			at++
		}
	}
	return b.part(), at, ok
}

// continues returns the length of the escaped line end that text begins with.
func continues(text string) int {
	if text[0] != '\\' && text[0] != '^' && text[0] != '`' {
		return 0
	}
	for _, end := range []string{"\n", "\r\n"} {
		if strings.HasPrefix(text[1:], end) {
			return 1 + len(end)
		}
	}
	return 0
}

// doubleQuoted writes what stands in the double quotes that open at at, and
// returns where they end. In Windows' command lines the quotes have a ^ before
// them, and so may any character inside.
func (b *builder) doubleQuoted(src *source, at int) int {
	text := src.Text
	windows := text[at] == '^'
	if windows {
		at++
	}
	for at++; at < len(text); at++ {
		switch c := text[at]; {
		case windows && strings.HasPrefix(text[at:], `^"`):
			return at + 2
		case c == '"':
			return at + 1
		case windows && strings.HasPrefix(text[at:], `^\^"`): // a quote inside
			at += len(`^\^`)
		case windows && c == '^' && at+1 < len(text):
			at++
		case c == '\\' && at+1 < len(text) && strings.IndexByte("\"\\$`", text[at+1]) >= 0:
			at++
		}
		b.copy(src.Part, handshake.Span{Start: at, End: min(at+1, len(text))})
	}
	return len(text)
}
