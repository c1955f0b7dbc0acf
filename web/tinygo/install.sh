#!/bin/sh
# Installs TinyGo into a directory, about two minutes: TinyGo's own source and its
# dependencies come from the Go module proxy, in the versions of go.mod beside this
# file; LLVM, its linker and wasm-opt are Debian's packages.
#
#	install.sh DIR
#
# DIR/tinygo is then the command.
set -eu
packages='llvm-19-dev libclang-19-dev clang-19 lld-19 binaryen'
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
into=$(cd "$1" && pwd)

missing=
for package in $packages; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing="$missing $package"
done
if [ -n "$missing" ]; then
	if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
		echo "TinyGo needs Debian's packages$missing. To get them: apt-get install$missing (as root)." >&2
		exit 1
	fi
	echo "Installing Debian's packages$missing."
	export DEBIAN_FRONTEND=noninteractive
	apt-get -qq -o DPkg::Lock::Timeout=120 update || true
	apt-get -qq -o DPkg::Lock::Timeout=120 install -y --no-install-recommends $missing >/dev/null
fi

cd "$here"
echo "Building TinyGo $(go list -m -f '{{.Version}}' github.com/tinygo-org/tinygo)."
go build -tags=llvm19 -o "$into/compiler" github.com/tinygo-org/tinygo

# TinyGo reads its runtime and its part of the standard library from its source. The
# module lacks net, a submodule there; a program that does not import it only needs
# the directory.
rm -rf "$into/root"
cp -rs "$(go list -m -f '{{.Dir}}' github.com/tinygo-org/tinygo)" "$into/root"
chmod -R u+w "$into/root"
mkdir -p "$into/root/src/net"

cat >"$into/tinygo" <<END
#!/bin/sh
export TINYGOROOT='$into/root' GOROOT='$(go env GOROOT)' GOTOOLCHAIN=local WASMOPT='$(command -v wasm-opt)'
exec '$into/compiler' "\$@"
END
chmod +x "$into/tinygo"
"$into/tinygo" version
