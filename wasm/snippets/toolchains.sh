#!/bin/sh
# Gets what runs the programs that the page shows: Debian's packages if it may
# install them, and Deno and Bun from npm in the folder that is its argument. A
# language whose compiler is missing all the same fails nothing here: its test says
# that it did not run.
set -u

have() {
	for name in "$@"; do
		command -v "$name" >/dev/null 2>&1 || return 1
	done
}

# need adds a package to those to install unless there are these commands.
packages=
need() {
	package=$1
	shift
	have "$@" || packages="$packages $package"
}

need python3 python3
need default-jdk-headless java javac
need kotlin kotlinc
need mono-mcs mcs
need mono-runtime mono
need php-cli php
need ruby ruby
need elixir elixir
need cargo cargo
need g++ cc c++
need openssl openssl
[ -e /usr/include/openssl/evp.h ] || packages="$packages libssl-dev"
[ -e /usr/include/mbedtls/md.h ] || packages="$packages libmbedtls-dev"
[ -e /usr/share/cargo/registry ] || packages="$packages librust-sha1-dev librust-data-encoding-dev"

if [ -n "$packages" ] && [ "$(id -u)" = 0 ] && have apt-get; then
	export DEBIAN_FRONTEND=noninteractive
	echo "Installing Debian's packages for the programs:$packages"
	for package in $packages; do
		apt-get -qq -o Acquire::http::Timeout=30 -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$package" >/dev/null ||
			echo "apt-get could not install $package." >&2
	done
fi

if have npm && ! have deno bun && [ ! -e "$1/node_modules/.bin/deno" ]; then
	npm install --silent --no-audit --no-fund --prefix "$1" deno@2.9.6 bun@1.4.4 ||
		echo "npm could not install Deno and Bun." >&2
fi
exit 0
