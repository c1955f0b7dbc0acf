// Package chromium says what Chromium does with the response to its handshake.
// The comments name its source files.
package chromium
