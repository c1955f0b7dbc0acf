// Package browsers starts the real browsers that tests drive: Chromium by its own
// protocol, Firefox by WebDriver BiDi.
package browsers

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/chromedp/chromedp"
)

// StartChromium starts the Chromium at path, without a window. Tabs are made from
// its context.
func StartChromium(path string) (ctx context.Context, stop func(), err error) {
	// No sandbox, because the tests of a container run as root; only pages of
	// this project are opened. The other flags keep the browser off the network.
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-quic", true),
	)
	allocator, free := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, end := chromedp.NewContext(allocator)
	stop = func() { end(); free() }
	if err := chromedp.Do(ctx); err != nil {
		return nil, stop, fmt.Errorf("%s does not start: %w", path, err)
	}
	return ctx, stop, nil
}

// FindChromium returns the path of a Chromium. chromium.sh looks in the same
// places, and can install one.
func FindChromium() (string, error) {
	return find("CHROMIUM", "Chromium or Chrome", "chromium",
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")
}

// FindFirefox returns the path of a Firefox. programs.sh looks in the same
// places, and can install one.
func FindFirefox() (string, error) {
	return find("FIREFOX", "Firefox", "firefox-esr", "firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
}

// find looks for a program under names, or under the one that the environment has
// in variable.
func find(variable, program, debian string, names ...string) (string, error) {
	if name := os.Getenv(variable); name != "" {
		names = []string{name}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("this needs %s; looked for %s; to get one: make test, or apt-get install %s, or set %s to its path", program, strings.Join(names, ", "), debian, variable)
}

// Version asks the browser at path for its version: "99.0.1".
func Version(path string) (string, error) {
	said, err := exec.Command(path, "--version").Output()
	if err != nil {
		return "", fmt.Errorf("%s --version: %w", path, err)
	}
	for word := range strings.FieldsSeq(string(said)) {
		if word[0] >= '0' && word[0] <= '9' {
			return word, nil
		}
	}
	return "", fmt.Errorf("%s --version says %q", path, said)
}
