package site

import (
	"encoding/json"
	"encoding/xml"
	"strings"
)

// Index returns what the search page looks words up in, as JSON.
func (s Site) Index() ([]byte, error) {
	type entry struct {
		ID    string `json:"id"` // the path
		Kind  string `json:"kind"`
		Title string `json:"title"`
		About string `json:"about"`
		Words string `json:"words,omitempty"`
	}
	var entries []entry
	for _, p := range s.Pages {
		if p.ID == "" {
			continue
		}
		name := ""
		for _, k := range kinds {
			if k.kind == p.Kind {
				name = k.name
			}
		}
		entries = append(entries, entry{p.Path(), name, p.Title, short(p.Description), unique(p.ID + " " + p.Group + " " + p.Words)})
	}
	return json.Marshal(entries)
}

// unique drops the words that come again.
func unique(text string) string {
	seen := map[string]bool{}
	var words []string
	for _, word := range strings.Fields(text) {
		if !seen[word] {
			seen[word] = true
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

// Sitemap returns sitemap.xml, which needs whole addresses; nil without Base.
func (s Site) Sitemap() ([]byte, error) {
	if s.Base == "" {
		return nil, nil
	}
	type url struct {
		Loc string `xml:"loc"`
	}
	set := struct {
		XMLName xml.Name `xml:"urlset"`
		Space   string   `xml:"xmlns,attr"`
		URLs    []url    `xml:"url"`
	}{Space: "http://www.sitemaps.org/schemas/sitemap/0.9"}
	set.URLs = append(set.URLs, url{s.Base + "/"})
	for _, p := range s.Pages {
		set.URLs = append(set.URLs, url{s.Base + "/" + p.Path()})
	}
	data, err := xml.MarshalIndent(set, "", " ")
	return append([]byte(xml.Header), data...), err
}

// Robots returns robots.txt: everything may be read.
func (s Site) Robots() ([]byte, error) {
	text := "User-agent: *\nAllow: /\n"
	if s.Base != "" {
		text += "Sitemap: " + s.Base + "/sitemap.xml\n"
	}
	return []byte(text), nil
}
