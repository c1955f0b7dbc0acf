#!/bin/sh
# Makes sure that there is a Chromium for the browser tests. It looks where
# browser_test.go looks, and installs Debian's when it may.
set -eu

for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
	if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
		exit 0
	fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "No Chromium found: installing Debian's package chromium."
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq || true
	# Ubuntu's package has the other name (and needs snap).
	for package in chromium chromium-browser; do
		if apt-get install -y -qq $package >/dev/null && command -v $package >/dev/null 2>&1; then
			exit 0
		fi
	done
	echo "apt-get could not install chromium." >&2
fi

cat >&2 <<'END'
The browser tests need Chromium or Chrome, and none was found.
Looked for: $CHROMIUM, chromium, chromium-browser, google-chrome and google-chrome-stable
on the PATH, and Chrome and Chromium in /Applications.
To get one: apt-get install chromium (as root), dnf install chromium, brew install --cask chromium,
or set CHROMIUM to the path of a browser that is already there.
END
exit 1
