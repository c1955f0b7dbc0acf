// Package questions reads what people ask about the handshake, with the answers.
//
// A question is a file, which somebody who knows no Go can write; index.txt has
// the order, below the headings of themes. A file begins with the question, a line;
// below an empty line stands the answer, in at most two sentences that can be quoted.
// Then come sections, each below a line such as "-- why --":
//
//	why         the reasons: paragraphs, between empty lines; an item of a list begins
//	            with "- "; lines of code begin with four spaces
//	detail      the same, where more is to be said, but no reason
//	open TITLE  what the playground shows, as a link
//	run TITLE   commands and what they print; a test runs them
//	show TITLE  commands that no test can run here
//	sources     where it stands, a line each: a section, a title with its address, or
//	            what was observed or read
//	related     other pages, a line each: "rule C09", "example no-guid"
//
// Between ` and ` stands code. {chromium} and the ids of other programs that were observed
// stand for their names and versions.
//
// In open, a line begins with the part of the page that it fills: "key", "accept" (of a
// diagnosis, which takes the key, too), "code", "example", "fault", "view". A line that
// begins with > belongs to the request and one with < to the response, as curl prints
// them; one with | to what is pasted, such as a proxy's configuration. "says" has words
// that the page must show then; a test opens the link and looks for them.
//
// In run and show, a command begins with "$ " and goes on below a line that ends in \.
// What it prints follows; … stands for anything. Where a command names 127.0.0.1:8080, a
// server of this project listens there.
package questions
