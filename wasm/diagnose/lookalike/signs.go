package lookalike

// dashSigns are what stands in the place of a dash: those of other languages and of
// mathematics, what is left of them where an encoding has none, and the signs and
// escapes that people and programs write for one.
var dashSigns = []string{
	"\u2013", "\u2014", "\u2010", "\u2011", "\u2012", "\u2015", "\u2212", "\uFE63", "\uFF0D", "\uFE58", "\u00AD",
	"\u2043", "\u02D7", "\u058A", "\u1806", "\u30FC", "\u2500", "\u2501", "\u2796", "\u00AF", "\u00B7", "\u4E00", "\u2E3A", "\u2011\u2060",
	"", "?", "\uFFFD", "_", " ", ".", ":", "/", "+", "~", "--",
	"&#8211;", "&#8212;", "&#x2013;", "&#x2014;", "&ndash;", "&mdash;", "&#45;", "&shy;", `\u2013`, `\u2014`, `\u2010`, "%2D", "%E2%80%93", `\-`,
}

// homoglyphs are the characters that look like one of the GUID.
var homoglyphs = []struct {
	of    byte
	signs []string
}{
	{'A', []string{"\u0410", "\u0391", "\u0430", "\u03B1", "\u13AA", "4", "?", "\uFFFD"}},
	{'B', []string{"\u0412", "\u0392", "\u0432", "\u03B2", "\u00DF", "\u13F4", "8", "?", "\uFFFD"}},
	{'C', []string{"\u0421", "\u03F9", "\u0441", "\u216D", "\u13DF", "\u00C7", "(", "?", "\uFFFD"}},
	{'D', []string{"\u216E", "\u13A0", "\u00D0", "\u0110", "\u0394", "\u0414", "0", "O", "?", "\uFFFD"}},
	{'E', []string{"\u0415", "\u0395", "\u0435", "\u0401", "\u2107", "\u13AC", "\u00C9", "\u20AC", "?", "\uFFFD"}},
	{'F', []string{"\u03DC", "\u0492", "\u0424", "?", "\uFFFD"}},
	{'0', []string{"O", "o", "Q", "\u041E", "\u039F", "\u043E", "\u03BF", "\u00D8", "\u00F8", "?", "\uFFFD"}},
	{'1', []string{"l", "I", "i", "|", "!", "7", "\u0406", "\u0399", "\u04C0", "\u04CF", "\u2160", "\u00B9", "?", "\uFFFD"}},
	{'2', []string{"Z", "z", "\u00B2", "?"}},
	{'4', []string{"A", "\u0427", "?"}},
	{'5', []string{"S", "s", "\u0405", "\u0455", "?"}},
	{'7', []string{"T", "1", "?"}},
	{'8', []string{"B", "&", "S", "\u0412", "?"}},
	{'9', []string{"g", "q", "G", "?"}},
}

// scripts are the keyboards from which several letters come at once.
var scripts = []script{
	newScript("Cyrillic letters", "ABCE", "\u0410", "\u0412", "\u0421", "\u0415"),
	newScript("Cyrillic letters", "ABCE0", "\u0410", "\u0412", "\u0421", "\u0415", "\u041E"),
	newScript("Cyrillic letters", "ABCE05", "\u0410", "\u0412", "\u0421", "\u0415", "\u041E", "\u0405"),
	newScript("Greek letters", "ABE", "\u0391", "\u0392", "\u0395"),
	newScript("Greek letters", "ABCE", "\u0391", "\u0392", "\u03F9", "\u0395"),
	newScript("question marks", "ABCE", "?", "?", "?", "?"),
	newScript("question marks", "ABE", "?", "?", "?"),
}

// fullwidth has the characters of East Asian keyboards; wide has them as they are
// lost.
var fullwidth, wide = func() (signs, lost script) {
	signs.name, lost.name = "full-width characters", "question marks"
	for c := byte('!'); c <= '~'; c++ {
		signs.signs[c], lost.signs[c] = string(rune(c)-'!'+0xFF01), "?"
	}
	return signs, lost
}()

func newScript(name, of string, signs ...string) script {
	s := script{name: name}
	for i := range len(of) {
		s.signs[of[i]] = signs[i]
	}
	return s
}

// unseen are characters without ink that come in with a copy, at any place.
var unseen = []string{
	"\u00AD", "\u00A0", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2060", "\uFEFF", "\u202F", "\u3000", "\u2009", "\u2028", "\u2029", "\u0085", "\uFE0F",
	"\uFFFD", "?", "\t", "\n", "\r\n", "\r", "\x00",
}

// atEnds come before or after the GUID. What the frames of a message have is left
// out.
var atEnds = []string{
	"\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u200A", "\u205F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
	"\u2066", "\u2067", "\u2068", "\u2069", "\u180E", "\u034F", "\u061C", "\uFFFE", "\uFFFC", "\u2061", "\u3164", "\u2800",
	"\v", "\f", "\x1A", "\x1B", "\x00\x00", "\x00\x00\x00", "\x00\x00\x00\x00",
	"\n\n", "\r\r", "\n\r", "\r\n\r\n", "\r\r\n", "\r\n\n", "\n\n\n", " \n", " \r\n", "\n ", "\r\n ", "\t\n", "\t\r\n", "\n\t", "\r\n\t", "\t\t",
	"\n\x00", "\r\n\x00", "\x00\n", "\x00\r\n", " \x00",
	"  ", "   ", "    ", "     ", "      ", "       ", "        ",
	"\u00A0\u00A0", "\u00A0\n", "\u00A0\r\n", "\u200B\n", "\u200B\r\n", "\u0085\n",
	`\n`, `\r\n`, `\r`, `\t`, `\0`, `\x00`, "%0A", "%0D%0A", "%20", "&nbsp;", "&#10;", "<br>",
	"\u00EF\u00BB\u00BF",
}

// quotes come around the GUID, or at one end of it.
var quotes = [][2]string{
	{"\u201C", "\u201D"}, {"\u2018", "\u2019"}, {"\u201D", "\u201D"}, {"\u2019", "\u2019"}, {"\u201E", "\u201C"}, {"\u201E", "\u201D"}, {"\u201A", "\u2018"}, {"\u201A", "\u2019"},
	{"\u201C", "\u201C"}, {"\u2018", "\u2018"}, {"\u00AB", "\u00BB"}, {"\u00BB", "\u00AB"}, {"\u00AB\u00A0", "\u00A0\u00BB"}, {"\u2039", "\u203A"}, {"\u203A", "\u2039"},
	{"\u300C", "\u300D"}, {"\u300E", "\u300F"}, {"\u3010", "\u3011"}, {"\u300A", "\u300B"}, {"\uFF02", "\uFF02"}, {"\uFF07", "\uFF07"}, {"\uFF5B", "\uFF5D"}, {"\uFF08", "\uFF09"},
	{"\u2033", "\u2033"}, {"\u2032", "\u2032"}, {"\u00B4", "\u00B4"}, {"`", "\u00B4"}, {"\u275D", "\u275E"}, {"\u301D", "\u301E"}, {"\uFFFD", "\uFFFD"}, {"?", "?"},
	{"`", "`"}, {"``", "''"}, {"[", "]"}, {`\"`, `\"`}, {`\'`, `\'`}, {`""`, `""`}, {`"`, ""}, {"'", ""}, {"", `"`}, {"", "'"}, {"{", ""}, {"", "}"},
	{"&quot;", "&quot;"}, {"&#34;", "&#34;"}, {"&#39;", "&#39;"}, {"&ldquo;", "&rdquo;"}, {"&lt;", "&gt;"}, {"%22", "%22"}, {"%7B", "%7D"},
	{"", ";"}, {"", ","}, {"", "."}, {"", ")"}, {"", "$"}, {"", "#"}, {"", "%"}, {"", `\`}, {"", ":"}, {"", "="}, {"", "=="}, {"(", ""}, {"=", ""}, {"$", ""}, {"#", ""}, {"@", ""}, {`\`, ""},
	{"\u200B", "\u200B"}, {"\u202A", "\u202C"}, {"\u202D", "\u202C"}, {"\u2066", "\u2069"}, {"\u00A0", "\u00A0"},
}
