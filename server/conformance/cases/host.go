package cases

import "wsaccept/wasm/handshake"

var hosts = []Case{
	{ID: "host-missing", Rule: handshake.C05, Title: "no Host", Edits: []Edit{drop("Host")}, Want: Refuses},
	{ID: "host-twice", Rule: handshake.C05, Title: "Host twice, the same", Edits: []Edit{set("Host", "Host: {host}\nHost: {host}")}, Want: Refuses},
	{ID: "host-two", Rule: handshake.C05, Title: "two different Hosts", Edits: []Edit{set("Host", "Host: {host}\nHost: other.example")}, Want: Refuses},
	{ID: "host-space", Rule: handshake.C05, Title: "a space in Host", Edits: []Edit{set("Host", "Host: a b")}, Want: Refuses},
	{ID: "host-path", Rule: handshake.C05, Title: "a path in Host", Edits: []Edit{set("Host", "Host: {host}/chat")}, Want: Refuses},
	{ID: "host-list", Rule: handshake.C05, Title: "two hosts in one line", Edits: []Edit{set("Host", "Host: {host}, {host}")}, Want: Refuses},
	{ID: "host-port", Rule: handshake.C05, Title: "a port that is no number", Edits: []Edit{set("Host", "Host: localhost:http")}, Want: Refuses},
	{ID: "host-empty", Rule: handshake.C05, Title: "an empty Host, which HTTP allows", Edits: []Edit{set("Host", "Host:")}, Want: Either},
	{ID: "host-ipv6", Rule: handshake.C05, Title: "an IPv6 address in brackets", Edits: []Edit{set("Host", "Host: [::1]:8080")}, Want: ShouldOpen, Needs: NoOrigin},
	{ID: "host-ipv6-bare", Rule: handshake.C05, Title: "an IPv6 address without brackets", Edits: []Edit{set("Host", "Host: ::1")}, Want: Refuses},
	{ID: "host-name-case", Rule: handshake.C20, Title: "hOST for the name", Edits: []Edit{set("Host", "hOST: {host}")}, Want: Opens},
	{ID: "host-last", Rule: handshake.C20, Title: "Host is the last field", Edits: []Edit{drop("Host"), add("Host: {host}")}, Want: Opens},
}
