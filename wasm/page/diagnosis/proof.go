package diagnosis

import (
	"bytes"
	"strconv"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/steps"
	"wsaccept/wasm/words"
)

// proofs shows how each explanation makes the Accept that was given. The steps
// that several have in common are shown once.
func (e examined) proofs() markup.Node {
	if len(e.Explanations) == 1 {
		return e.proof(e.Explanations[0])
	}
	n := markup.Group()
	for i, x := range e.Explanations {
		n.Kids = append(n.Kids, markup.El("h3", "", markup.Text(strconv.Itoa(i+1)+". "+x.Title)))
		if before := e.Explanations[max(i-1, 0)].Proof; i > 0 && sameBytes(before, x.Proof) {
			n.Kids = append(n.Kids, markup.El("ol", "steps proof", hashed(x)), markup.El("p", "aside", markup.Text("These are the same bytes, so the rest is the same as above.")))
			continue
		}
		n.Kids = append(n.Kids, e.proof(x))
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
func hashed(x diagnose.Explanation) markup.Node {
	title := "What was hashed"
	if x.Proof.Hash == "" {
		title = "What was encoded"
	}
	return steps.Step(title, markup.Group(parts(x.Proof.Input), usedGUID(x.GUID)))
}

// proof shows how x makes the Accept that was given, step by step.
func (e examined) proof(x diagnose.Explanation) markup.Node {
	p := x.Proof
	list := markup.El("ol", "steps proof")
	if p.Input != nil {
		list.Kids = append(list.Kids, hashed(x))
	}
	if p.Hash != "" {
		title := "Its " + p.Hash
		if p.Input == nil {
			title = "The digest in it"
		}
		content := markup.Group(digestCells(p.Digest), markup.El("p", "size", markup.Text(words.Count(len(p.Digest), "byte"))))
		if p.Secret != "" {
			content = markup.Group(markup.El("p", "", markup.Text("With the secret "), markup.El("code", "", markup.Visible(p.Secret, true)), markup.Text(":")), content)
		}
		list.Kids = append(list.Kids, steps.Step(title, content))
	}
	written := "Written as " + p.Encoding
	if p.Encoding == "" {
		written = "Sent as it is"
	}
	list.Kids = append(list.Kids, steps.Step(written, e.outcome(p)))
	return list
}

// outcome shows what a proof made beside the Accept that was given, which is the
// same, and the right one.
func (e examined) outcome(p diagnose.Proof) markup.Node {
	sent := markup.El("dd", "", markup.El("code", "chars", markup.Quartets("d", e.read.Accept)))
	rows := markup.El("dl", "pair", markup.El("dt", "", markup.Text("Sent by the server")), sent)
	if p.Input != nil || p.Digest != nil { // else nothing was made
		sent.Kids = append(sent.Kids, markup.Text(" "), equality(p.Output == e.read.Accept))
		rows = markup.El("dl", "pair",
			markup.El("dt", "", markup.Text("Reproduced here")), markup.El("dd", "", markup.El("code", "chars", markup.Quartets("d", p.Output))),
			markup.El("dt", "", markup.Text("Sent by the server")), sent)
	}
	switch {
	case e.read.Key != "":
		right := handshake.Accept(e.read.Key)
		rows.Kids = append(rows.Kids, markup.El("dt", "", markup.Text("Right for this key")), markup.El("dd", "", markup.El("code", "accept chars", markup.Text(right))))
	case e.read.Expected != "":
		rows.Kids = append(rows.Kids, markup.El("dt", "", markup.Text("Expected by the client")), markup.El("dd", "", markup.El("code", "accept chars", markup.Visible(e.read.Expected, true))))
	}
	return rows
}

// equality tells whether two values that stand together are the same. A proof
// whose outcome is another value proves nothing, and must be seen not to.
func equality(equal bool) markup.Node {
	if equal {
		return markup.El("b", "open", markup.Text("✓ equal"))
	}
	return markup.El("b", "fail", markup.Text("✗ different"))
}

// parts shows the bytes of a message, with key and GUID in their colours.
func parts(input []diagnose.Part) markup.Node {
	code := markup.El("code", "bytes")
	size := markup.El("span", "size")
	total := 0
	for i, part := range input {
		total += len(part.Text)
		code.Kids = append(code.Kids, markup.El("span", partClass(part.Kind), markup.Visible(part.Text, true)))
		if i > 0 {
			size.Kids = append(size.Kids, markup.Text(" + "))
		}
		size.Kids = append(size.Kids, markup.El("span", partClass(part.Kind), markup.Text(strconv.Itoa(len(part.Text))+partName(part.Kind))))
	}
	if total == 0 {
		code = markup.El("code", "bytes empty", markup.Text("(nothing)"))
	}
	count := markup.Text(words.Count(total, "byte"))
	if len(input) < 2 {
		return markup.Group(markup.El("p", "", code), markup.El("p", "size", count))
	}
	return markup.Group(markup.El("p", "", code), markup.El("p", "size", count, markup.Text(": "), size))
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
func usedGUID(guid string) markup.Node {
	if guid == "" {
		return markup.Group()
	}
	return versus("Used as the GUID", evidence.Diff(guid))
}

// versus shows a text above the GUID, character by character. What is missing on
// one side leaves a gap there, so that equal characters stay above each other.
func versus(name string, edits []evidence.Edit) markup.Node {
	got, want := markup.El("code", "chars"), markup.El("code", "guid chars")
	different := 0
	for i, edit := range edits {
		if i == markup.ShownCells {
			got.Kids = append(got.Kids, markup.El("span", "more", markup.Text(" …")))
			break
		}
		if edit.Got == edit.Want {
			got.Kids = append(got.Kids, markup.Text(edit.Got))
			want.Kids = append(want.Kids, markup.Text(edit.Want))
			continue
		}
		different++
		got.Kids = append(got.Kids, aligned(edit.Got))
		want.Kids = append(want.Kids, aligned(edit.Want))
	}
	return markup.El("dl", "pair versus",
		markup.El("dt", "", markup.Text(name)), markup.El("dd", "", got),
		markup.El("dt", "", markup.Text("The GUID")), markup.El("dd", "", want, markup.Text(" "), markup.El("small", "", markup.Text(words.Count(different, "difference")))))
}

// aligned shows a character that is another one on the other side, or the gap
// where it is missing.
func aligned(char string) markup.Node {
	if char == "" {
		return markup.El("span", "differs gap").With("title", "missing here")
	}
	return markup.El("span", "differs", markup.Visible(char, true))
}

// digestCells shows a digest of any length.
func digestCells(digest []byte) markup.Node {
	row := markup.El("p", "cells hash")
	for i, b := range digest {
		class := "cell " + steps.Tint(i/3)
		if len(digest) == 20 {
			class += " " + markup.Quartet("d", i/3)
		}
		row.Kids = append(row.Kids, markup.El("span", class, markup.El("b", "", markup.Text(steps.Hex(b)))))
	}
	return row
}
