package markup

import "wsaccept/wasm/words"

// ShownCells is how many bytes are shown one by one; a right key has 16.
const ShownCells = 64

// Against shows s with the bytes marked that differ from other's.
func Against(s, other string) Node {
	code := El("code", "accept chars")
	for i := range len(s) {
		if i == ShownCells {
			code.Kids = append(code.Kids, El("span", "more", Text("… and "+words.Count(len(s)-i, "byte")+" more")))
			break
		}
		class := "same"
		if i >= len(other) || s[i] != other[i] {
			class = "differs"
		}
		code.Kids = append(code.Kids, El("span", class, Visible(s[i:i+1], true)))
	}
	return code
}
