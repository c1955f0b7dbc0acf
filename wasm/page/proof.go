package page

import (
	"bytes"
	"strconv"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// proofs shows how each explanation makes the Accept that was given. The steps
// that several have in common are shown once.
func (e examined) proofs() node {
	if len(e.Explanations) == 1 {
		return e.proof(e.Explanations[0])
	}
	n := group()
	for i, x := range e.Explanations {
		n.kids = append(n.kids, el("h3", "", text(strconv.Itoa(i+1)+". "+x.Title)))
		if before := e.Explanations[max(i-1, 0)].Proof; i > 0 && sameBytes(before, x.Proof) {
			n.kids = append(n.kids, el("ol", "steps proof", hashed(x)), el("p", "aside", text("These are the same bytes, so the rest is the same as above.")))
			continue
		}
		n.kids = append(n.kids, e.proof(x))
	}
	return n
}

// sameBytes reports whether two proofs differ only in what they call the parts of
// the message.
func sameBytes(a, b diagnose.Proof) bool {
	return a.Input != nil && b.Input != nil && bytes.Equal(a.Bytes(), b.Bytes()) &&
		a.Hash == b.Hash && a.Secret == b.Secret && bytes.Equal(a.Digest, b.Digest) && a.Encoding == b.Encoding
}

// hashed is the step that shows the message of x.
func hashed(x diagnose.Explanation) node {
	title := "What was hashed"
	if x.Proof.Hash == "" {
		title = "What was encoded"
	}
	return step(title, group(parts(x.Proof.Input), usedGUID(x.GUID)))
}

// proof shows how x makes the Accept that was given, step by step.
func (e examined) proof(x diagnose.Explanation) node {
	p := x.Proof
	list := el("ol", "steps proof")
	if p.Input != nil {
		list.kids = append(list.kids, hashed(x))
	}
	if p.Hash != "" {
		title := "Its " + p.Hash
		if p.Input == nil {
			title = "The digest in it"
		}
		content := group(digestCells(p.Digest), el("p", "size", text(words.Count(len(p.Digest), "byte"))))
		if p.Secret != "" {
			content = group(el("p", "", text("With the secret "), el("code", "", visible(p.Secret, true)), text(":")), content)
		}
		list.kids = append(list.kids, step(title, content))
	}
	written := "Written as " + p.Encoding
	if p.Encoding == "" {
		written = "Sent as it is"
	}
	list.kids = append(list.kids, step(written, e.outcome(p)))
	return list
}

// outcome shows what a proof made beside the Accept that was given, which is the
// same, and the right one.
func (e examined) outcome(p diagnose.Proof) node {
	sent := el("dd", "", el("code", "chars", quartets("d", e.read.Accept)))
	rows := el("dl", "pair", el("dt", "", text("Sent by the server")), sent)
	if p.Input != nil || p.Digest != nil { // else nothing was made
		sent.kids = append(sent.kids, text(" "), equality(p.Output == e.read.Accept))
		rows = el("dl", "pair",
			el("dt", "", text("Reproduced here")), el("dd", "", el("code", "chars", quartets("d", p.Output))),
			el("dt", "", text("Sent by the server")), sent)
	}
	switch {
	case e.read.Key != "":
		right := handshake.Accept(e.read.Key)
		rows.kids = append(rows.kids, el("dt", "", text("Right for this key")), el("dd", "", el("code", "accept chars", text(right))))
	case e.read.Expected != "":
		rows.kids = append(rows.kids, el("dt", "", text("Expected by the client")), el("dd", "", el("code", "accept chars", visible(e.read.Expected, true))))
	}
	return rows
}

// equality tells whether two values that stand together are the same. A proof
// whose outcome is another value proves nothing, and must be seen not to.
func equality(equal bool) node {
	if equal {
		return el("b", "open", text("✓ equal"))
	}
	return el("b", "fail", text("✗ different"))
}

// parts shows the bytes of a message, with key and GUID in their colours.
func parts(input []diagnose.Part) node {
	code := el("code", "bytes")
	size := el("span", "size")
	total := 0
	for i, part := range input {
		total += len(part.Text)
		code.kids = append(code.kids, el("span", partClass(part.Kind), visible(part.Text, true)))
		if i > 0 {
			size.kids = append(size.kids, text(" + "))
		}
		size.kids = append(size.kids, el("span", partClass(part.Kind), text(strconv.Itoa(len(part.Text))+partName(part.Kind))))
	}
	if total == 0 {
		code = el("code", "bytes empty", text("(nothing)"))
	}
	count := text(words.Count(total, "byte"))
	if len(input) < 2 {
		return group(el("p", "", code), el("p", "size", count))
	}
	return group(el("p", "", code), el("p", "size", count, text(": "), size))
}

func partClass(kind diagnose.PartKind) string {
	switch kind {
	case diagnose.KeyPart:
		return "key"
	case diagnose.GUIDPart:
		return "guid"
	}
	return "extra"
}

func partName(kind diagnose.PartKind) string {
	switch kind {
	case diagnose.KeyPart:
		return " of key"
	case diagnose.GUIDPart:
		return " of GUID"
	}
	return " extra"
}

// usedGUID holds a wrong GUID against the right one.
func usedGUID(guid string) node {
	if guid == "" {
		return group()
	}
	return versus("Used as the GUID", evidence.Diff(guid))
}

// versus shows a text above the GUID, character by character. What is missing on
// one side leaves a gap there, so that equal characters stay above each other.
func versus(name string, edits []evidence.Edit) node {
	got, want := el("code", "chars"), el("code", "guid chars")
	different := 0
	for i, edit := range edits {
		if i == shownCells {
			got.kids = append(got.kids, el("span", "more", text(" …")))
			break
		}
		if edit.Got == edit.Want {
			got.kids = append(got.kids, text(edit.Got))
			want.kids = append(want.kids, text(edit.Want))
			continue
		}
		different++
		got.kids = append(got.kids, aligned(edit.Got))
		want.kids = append(want.kids, aligned(edit.Want))
	}
	return el("dl", "pair versus",
		el("dt", "", text(name)), el("dd", "", got),
		el("dt", "", text("The GUID")), el("dd", "", want, text(" "), el("small", "", text(words.Count(different, "difference")))))
}

// aligned shows a character that is another one on the other side, or the gap
// where it is missing.
func aligned(char string) node {
	if char == "" {
		return el("span", "differs gap").with("title", "missing here")
	}
	return el("span", "differs", visible(char, true))
}

// digestCells shows a digest of any length.
func digestCells(digest []byte) node {
	row := el("p", "cells hash")
	for i, b := range digest {
		class := "cell " + tint(i/3)
		if len(digest) == 20 {
			class += " " + quartet("d", i/3)
		}
		row.kids = append(row.kids, el("span", class, el("b", "", text(hex(b)))))
	}
	return row
}
