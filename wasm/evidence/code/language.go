package code

import "strings"

// A language is what the lexer must know of a programming language.
type language struct {
	name      string
	marks     []string // what programs in it have, in lower case
	hash      bool     // # begins a comment
	slashes   bool     // // and /* begin a comment
	dashes    bool     // -- begins a comment
	semicolon bool     // statements end at a semicolon, not with the line
	single    quoting  // of '…'
	double    quoting  // of "…"
	multiline bool     // a literal may go on in the next line
	dotCR     bool     // the dot of a regular expression stands for a CR too
}

// quoting is what may stand in a literal.
type quoting byte

const (
	escaped   quoting = iota // \r
	raw                      // nothing is escaped
	backticks                // `r
	character                // a single character
	comments                 // it begins a comment
)

var languages = []language{
	{name: "PHP", marks: []string{"<?php", "<?php", "$this->", "array(", "socket_write(", "base64_encode(", "preg_match", "function ", "fwrite($", "$_server", "sha1($"}, hash: true, slashes: true, semicolon: true, single: raw, multiline: true, dotCR: true},
	{name: "Perl", marks: []string{"my $", "my ($", "use strict", "sub ", "=~", "print $", "print {", "qw(", "syswrite", "encode_base64("}, hash: true, semicolon: true, single: raw, multiline: true, dotCR: true},
	{name: "Ruby", marks: []string{"require '", "def ", "\nend", "#{", "digest::", " do |", ".pack(", "puts ", "strict_encode64", "base64.encode64", "<<~"}, hash: true, single: raw, multiline: true, dotCR: true},
	{name: "Bash", marks: []string{"#!/bin/", "/env bash", "$(", "printf '", "echo ", "; do", "\nfi", "\ndone", "| base64", "[[ ", "| sha1sum", "openssl dgst", "cat <<"}, hash: true, single: raw, double: raw, multiline: true},
	{name: "PowerShell", marks: []string{"`r`n", "`n\"", "`nupgrade", "\"@", "[convert]::", "::tobase64string", "[text.encoding]", "[system.", "-join ", "-replace ", "param(", "function get-", "= @(", "= @\"", "::ascii.getbytes"}, hash: true, single: raw, double: backticks, multiline: true, dotCR: true},
	{name: "VB.NET", marks: []string{"dim ", "vbcrlf", "vblf", "end sub", "end function", " as string", "private sub", "& _", " as byte", "private const", "end using"}, single: comments, double: raw, dotCR: true},
	{name: "Delphi", marks: []string{":= ", "begin\n", "end;", "procedure ", "#13#10", "function t", "'#10", "+ #10", ": string;", "tencoding."}, slashes: true, semicolon: true, single: raw, double: raw},
	{name: "C#", marks: []string{"using system", "encoding.", "namespace ", "convert.tobase64string", "string.join(", "byte[] ", "new stringbuilder()", "using var ", "const string ", "networkstream", "environment.newline"}, slashes: true, semicolon: true, single: character, dotCR: true},
	{name: "Java", marks: []string{"import java", "getbytes(", "messagedigest.", "public static", "private static final", "throws ", "printwriter", "system.out", "new stringbuilder()", "string "}, slashes: true, semicolon: true, single: character},
	{name: "Kotlin", marks: []string{"fun ", "val ", "tobytearray", "buildstring", "trimindent", "const val", "messagedigest."}, slashes: true, single: character},
	{name: "Python", marks: []string{"import hashlib", "hashlib.", "def ", ":\n", "self.", "b64encode", "elif ", "f\"", "b\"", "b'", "import base64", "conn.send", "encodestring", "\"\"\""}, hash: true, dotCR: true},
	{name: "JavaScript", marks: []string{"const ", "let ", "=> ", "require('", "createhash(", "function(", "socket.write(", "`", ".join('", "buffer."}, slashes: true},
	{name: "Go", marks: []string{"func ", ":= ", "package ", "fmt.", "[]byte(", "err != nil", "[]string{", "base64.stdencoding", "http.responsewriter"}, slashes: true, single: character, dotCR: true},
	{name: "Rust", marks: []string{"fn ", "let mut", "&str", "format!(", "::new()", "-> ", "write!(", "writeln!(", "as_bytes()", "use ", "concat!("}, slashes: true, semicolon: true, single: character, multiline: true, dotCR: true},
	{name: "C", marks: []string{"#include", "#define", "char ", "strlen(", "printf(", "sizeof", "unsigned char", "std::", "strcpy(", "strcat(", "qbytearray", "os <<", "write(fd"}, slashes: true, semicolon: true, single: character},
	{name: "Elixir", marks: []string{"defmodule", "|> ", " do\n", " <> ", "defp ", ":crypto.", ":gen_tcp", "base.encode64", "enum.join", "put_resp_header"}, hash: true, multiline: true},
	{name: "Erlang", marks: []string{"-module(", "gen_tcp:", "crypto:hash(", "base64:encode(", "io_lib:", "<<\"", "/binary", "-define(", "\").", "]).", "~s"}, semicolon: true},
	{name: "Swift", marks: []string{"let ", "func ", "data(", ".utf8", "\\(", "insecure.sha1", "guard ", "import foundation", "cryptokit", "separator:"}, slashes: true, single: character},
	{name: "Dart", marks: []string{"final ", "utf8.encode(", "import 'dart:", "..write", "void ", "sha1.convert(", "const string ", "base64.encode("}, slashes: true, semicolon: true},
	{name: "Lua", marks: []string{"local ", " .. ", "..\n", "function ", "\nend", " then", "require(", "([[", "[[\n", "table.concat", "string.format", ":send("}, dashes: true},
}

// unknown reads what most languages read alike.
var unknown = language{slashes: true}

// IsProgram reports whether text is a program in one of the languages that are known,
// and has the GUID, or what is like it, or writes a response with an Accept that it
// computes.
func IsProgram(text string) bool {
	const few, enough = 2, 3 // marks of a language
	text = text[:min(len(text), mostCode)]
	lower := toLower(text)
	_, marks := languageOf(lower)
	return marks >= enough && isGUIDText(lower) || marks >= few && strings.Contains(lower, "websocket-accept") && WritesResponse(text)
}

// WritesResponse reports whether text writes a response with an Accept that it computes.
func WritesResponse(text string) bool {
	for _, r := range readProgram(text[:min(len(text), mostCode)]).templates() {
		if _, value, found := strings.Cut(toLower(string(r.text)), "websocket-accept:"); found {
			if value = strings.TrimLeft(value, " "); value == "" || strings.IndexByte("\x01\x02%{$~#\\@\r\n", value[0]) >= 0 {
				return true
			}
		}
	}
	return false
}

// languageOf guesses the language of a program by its words, and returns how many of
// them there are. Lower is in lower case.
func languageOf(lower string) (of language, marks int) {
	const enough = 32 << 10
	lower = lower[:min(len(lower), enough)]
	best, most := unknown, 1
	for _, l := range languages {
		n := 0
		for _, mark := range l.marks {
			if strings.Contains(lower, mark) {
				n++
			}
		}
		if n > most {
			best, most = l, n
		}
	}
	return best, most
}
