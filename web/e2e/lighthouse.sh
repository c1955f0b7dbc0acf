#!/bin/sh
# Prints what Lighthouse gives the home view and a page of three kinds, and fails where
# accessibility, best practices or SEO get less than 100. make lighthouse runs it.
set -eu
version=13.5.0
work=$(mktemp -d)
bin/wsaccept -addr 127.0.0.1:0 >"$work/server" 2>&1 &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
tries=50
until address=$(grep -o 'http://127[^ ]*' "$work/server" | head -1) && [ -n "$address" ]; do
	tries=$((tries - 1))
	[ $tries -gt 0 ] || { echo "The server did not start:" >&2; cat "$work/server" >&2; exit 1; }
	sleep 0.1
done
npm install --silent --prefix "$work" "lighthouse@$version" || { echo "NOT RUN: Lighthouse, because npm could not install it"; exit 1; }
failed=0
for page in "" examples/nginx-proxy-pass-only/ rules/C06/ messages/accept-wrong/; do
	CHROME_PATH=${CHROME_PATH:-$(command -v chromium)} timeout 180 "$work/node_modules/.bin/lighthouse" "$address$page" --quiet \
		--chrome-flags="--headless=new --no-sandbox" --output=json --output-path="$work/report.json"
	node -e '
		const [file, page] = process.argv.slice(1);
		const report = JSON.parse(require("fs").readFileSync(file));
		const scores = Object.values(report.categories).map((c) => [c.id, Math.round(100 * c.score)]);
		console.log(`/${page}:`, scores.map(([id, score]) => `${id} ${score}`).join(", "), report.runtimeError?.code ?? "");
		process.exit(scores.some(([id, score]) => id !== "performance" && score < 100) ? 1 : 0);
	' "$work/report.json" "$page" || failed=1
done
exit $failed
