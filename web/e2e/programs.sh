#!/bin/sh
# Gets Firefox and the proxies for the tests that run them. It looks where need_test.go
# and server/proxytest look, and installs Debian's when it may. One that is missing all
# the same fails nothing here: those tests say that they did not run.
set -u
PATH=$PATH:/usr/sbin:/sbin # where Debian keeps servers
firefox= nginx= haproxy= varnish= caddy= squid= apache= lighttpd=

# have reports whether one of these programs is here; empty names are none.
have() {
	for name in "$@"; do
		if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
			return 0
		fi
	done
	return 1
}

have "${FIREFOX:-}" firefox-esr firefox /Applications/Firefox.app/Contents/MacOS/firefox || firefox=missing
have "${NGINX:-}" nginx || nginx=missing
have "${HAPROXY:-}" haproxy || haproxy=missing
have varnishd || varnish=missing
have caddy || caddy=missing
have squid || squid=missing
have apache2 || apache=missing
have lighttpd || lighttpd=missing

if [ -z "$firefox$nginx$haproxy$varnish$caddy$squid$apache$lighttpd" ] || [ "$(id -u)" != 0 ] || ! have apt-get; then
	exit 0
fi

export DEBIAN_FRONTEND=noninteractive
apt() {
	apt-get -qq -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 -o DPkg::Lock::Timeout=120 "$@" >/dev/null
}

# get installs the first of these packages that there is.
get() {
	for package in "$@"; do
		if apt-cache show "$package" >/dev/null 2>&1; then
			echo "Installing Debian's package $package for the tests."
			apt install -y --no-install-recommends "$package" || echo "apt-get could not install $package." >&2
			return
		fi
	done
	echo "apt-get knows none of: $*." >&2
}

# server gets a package that Debian starts as a service, now and at each boot.
# The tests start it themselves, and nobody asked for the service.
server() {
	get "$1"
	if have service; then
		service "$1" stop >/dev/null 2>&1
	fi
	if have update-rc.d; then
		update-rc.d "$1" disable >/dev/null 2>&1
	fi
}

apt update
[ -z "$firefox" ] || get firefox-esr firefox
[ -z "$nginx" ] || server nginx
[ -z "$haproxy" ] || server haproxy
[ -z "$varnish" ] || server varnish
[ -z "$caddy" ] || server caddy
[ -z "$squid" ] || server squid
[ -z "$apache" ] || server apache2
[ -z "$lighttpd" ] || server lighttpd
exit 0
