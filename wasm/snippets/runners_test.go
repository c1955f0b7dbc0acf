//go:build !js

package snippets

// A runner says how to run the program of a language.
type runner struct {
	id    string            // the language
	with  string            // what runs it, where there are several
	file  string            // the file that the program must be in
	files map[string]string // what else must be beside it
	needs []need            // without which it can't be done
	make  string            // the command that makes it, or ""
	run   string            // the command that runs it, before its arguments
}

// A need is a command that must succeed, and what there is not if it fails.
type need struct{ command, missing string }

var runners = []runner{
	{id: "go", file: "accept.go", make: "go build -o accept accept.go", run: "./accept"},
	{id: "node", file: "accept.js", run: "node accept.js"},
	{id: "webcrypto", file: "accept.mjs", run: "node accept.mjs"},
	{id: "webcrypto", with: "deno", file: "accept.mjs", needs: []need{{"deno --version", "deno"}}, run: "deno run --quiet accept.mjs"},
	{id: "webcrypto", with: "bun", file: "accept.mjs", needs: []need{{"bun --version", "bun"}}, run: "bun accept.mjs"},
	{id: "python", file: "accept.py", needs: []need{{"python3 --version", "python3"}}, run: "python3 accept.py"},
	{id: "java", file: "Accept.java", needs: []need{{"java -version", "java"}}, run: "java Accept.java"},
	{id: "kotlin", file: "accept.kt", needs: []need{{"java -version", "java"}, {"kotlinc -version", "kotlinc"}},
		make: "kotlinc accept.kt -include-runtime -d accept.jar", run: "java -jar accept.jar"},
	{id: "csharp", file: "Accept.cs", needs: []need{{"mcs --version", "mcs"}, {"mono --version", "mono"}}, make: "mcs Accept.cs", run: "mono Accept.exe"},
	{id: "php", file: "accept.php", needs: []need{{"php --version", "php"}}, run: "php accept.php"},
	{id: "ruby", file: "accept.rb", needs: []need{{"ruby --version", "ruby"}}, run: "ruby -w accept.rb"},
	{id: "elixir", file: "accept.exs", needs: []need{{"elixir --version", "elixir"}}, run: "elixir accept.exs"},
	{id: "rust", file: "src/main.rs", needs: []need{{"cargo --version", "cargo"}, {"cargo fetch", "way to fetch its crates"}},
		make: "cargo build --quiet", run: "target/debug/accept"},
	{id: "c", file: "accept.c", needs: []need{{"cc --version", "cc"}, {"cc -E -include openssl/evp.h -x c /dev/null", "header openssl/evp.h"}},
		make: "cc -O2 -Wall -Wextra -Werror accept.c -lcrypto -o accept", run: "./accept"},
	{id: "cpp", file: "accept.cpp", needs: []need{{"c++ --version", "c++"}, {"c++ -E -include openssl/evp.h -x c++ /dev/null", "header openssl/evp.h"}},
		make: "c++ -std=c++17 -O2 -Wall -Wextra -Werror accept.cpp -lcrypto -o accept", run: "./accept"},
	{id: "arduino", file: "accept.ino", files: map[string]string{"board.cpp": board},
		needs: []need{{"c++ --version", "c++"}, {"c++ -E -include mbedtls/md.h -x c++ /dev/null", "header mbedtls/md.h"}},
		make:  "c++ -O2 -Wall -Wextra -Werror board.cpp -lmbedcrypto -o accept", run: "./accept"},
	{id: "shell", file: "accept.sh", needs: []need{{"openssl version", "openssl"}}, run: "sh accept.sh"},
	{id: "shell", with: "bash", file: "accept.sh", needs: []need{{"bash --version", "bash"}, {"openssl version", "openssl"}}, run: "bash accept.sh"},

	// These were not tried yet: there was no machine with what they need.
	{id: "swift", file: "accept.swift", needs: []need{{"xcrun swiftc --version", "swiftc with CryptoKit"}},
		make: "xcrun swiftc accept.swift -o accept", run: "./accept"},
	{id: "dart", file: "accept.dart", files: map[string]string{"pubspec.yaml": "name: accept\nenvironment:\n  sdk: ^3.0.0\n"},
		needs: []need{{"dart --version", "dart"}, {"dart pub add crypto", "way to fetch package crypto"}}, run: "dart run accept.dart"},
	{id: "powershell", file: "accept.ps1", needs: []need{{"pwsh --version", "pwsh"}}, run: "pwsh -NoProfile -File accept.ps1"},
}

// board is the part of an Arduino that the sketch uses, and a main function that
// hands an argument to it. A board has no arguments.
const board = `
#include <cstdio>
struct {
	void begin(long) {}
	void println(const char *line) { std::puts(line); }
} Serial;
#include "accept.ino"
int main(int argc, char **argv) {
	if (argc != 2) {
		std::fputs("usage: accept KEY\n", stderr);
		return 2;
	}
	if (strcmp(argv[1], "dGhlIHNhbXBsZSBub25jZQ==") == 0) {
		setup();
		loop();
		return 0;
	}
	char accept[29];
	if (!websocketAccept(argv[1], accept)) {
		std::fputs("Sec-WebSocket-Key must be 16 bytes in base64\n", stderr);
		return 1;
	}
	Serial.println(accept);
}
`
