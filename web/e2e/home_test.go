package e2e

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"path"
	"strings"
	"testing"

	"wsaccept/wasm/page/home"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
)

// homeLive is when wasm/home shows what comes of a key.
const homeLive = `!document.getElementById("random").disabled`

// withHomeAlone returns the address of the real page, whose large program does not come
// before release is called.
func withHomeAlone(t *testing.T) (address string, release func()) {
	return without(t, func(name string) bool { return strings.HasPrefix(path.Base(name), "app.") })
}

// homeKeys are right and wrong keys.
func homeKeys() []string {
	keys := []string{"", "x3JJHMbDL1EzLkh9GBhXDw==", "dGhlIHNhbXBsZSBub25jZQ", " dGhlIHNhbXBsZSBub25jZQ== ", "<b>&\"'", "ключ", "short", "dGhlIHNhbXBsZSBub25jZR==", strings.Repeat("k", 3000)}
	for range 20 {
		random := make([]byte, 16)
		rand.Read(random)
		keys = append(keys, base64.StdEncoding.EncodeToString(random))
	}
	return keys
}

// differs says which of the islands that come of key the page does not show as the same
// HTML, or "".
func differs(key string) string {
	var s screen.Screen
	home.Show(&s, key, markup.Group())
	islands, err := json.Marshal(s.Islands)
	if err != nil {
		panic(err) // they are strings
	}
	return `(() => {
		const same = document.createElement("div");
		for (const { ID, HTML } of ` + string(islands) + `) {
			same.innerHTML = HTML;
			if (document.getElementById(ID).innerHTML !== same.innerHTML) return ID;
		}
		return "";
	})()`
}

func TestHome(t *testing.T) {
	address, release := withHomeAlone(t)
	b := newTab(t)
	b.begin(address)
	b.wait(homeLive)
	for _, key := range homeKeys() {
		b.enter(key)
		if island := eval[string](b, differs(key)); island != "" {
			t.Errorf("key %q: the page shows other HTML in %q", key, island)
		}
	}
	b.click("sample")
	b.waitText("accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
	b.click("random")
	b.wait(`document.getElementById("key").value !== "dGhlIHNhbXBsZSBub25jZQ=="`)
	b.wait(`document.querySelector("#verdict .note") !== null`)
	key := eval[string](b, `document.getElementById("key").value`)

	release()
	b.wait(`document.getElementById("boot").hidden`)
	if got := eval[string](b, `document.getElementById("key").value`); got != key {
		t.Errorf("the field has %q, and had %q before the program came", got, key)
	}
	if island := eval[string](b, differs(key)); island != "" {
		t.Errorf("the program shows other HTML in %q", island)
	}
}

// A link to something else does not wait for the small program.
func TestHomeLink(t *testing.T) {
	address, release := without(t, func(name string) bool {
		return strings.HasPrefix(path.Base(name), "home.") && strings.HasSuffix(name, ".wasm")
	})
	defer release()
	b := newTab(t)
	b.begin(address + "#v=1&view=check")
	b.wait(`document.getElementById("boot").hidden`)
}
