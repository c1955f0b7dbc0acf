package diagnose

import (
	"strconv"

	"wsaccept/wasm/words"
)

// inBuffer is how data, which is longer than a digest, may have come from one that
// stands at its beginning.
func inBuffer(data []byte) reading {
	rest := string(data[20:])
	return reading{
		digest:   data[:20],
		write:    func(digest []byte) string { return string(digest) + rest },
		encoding: "the digest and " + words.Count(len(rest), "more byte"),
		faults:   []fault{{id: "buffer-encoded", title: "It encoded " + strconv.Itoa(len(data)) + " bytes, of which the first 20 are the digest."}},
	}
}

// cutDigest is how size bytes, fewer than 20, may be the beginning of a digest.
func cutDigest(size int) reading {
	return reading{
		write:    func(digest []byte) string { return string(digest[:size]) },
		ofRight:  size < leastCutBytes,
		encoding: "the first " + words.Count(size, "byte") + " of the digest",
		faults:   []fault{{id: "digest-cut", title: "It encoded only the first " + words.Count(size, "byte") + " of the digest."}},
	}
}

// bufferSizes are the sizes that people give to a buffer for key and GUID.
var bufferSizes = []int{64, 80, 96, 100, 128, 200, 256, 512, 1024}

// buffers tries key and GUID in a buffer of zeros that was hashed to its end.
func (t *trial) buffers() {
	if len(t.keys[0].faults) > 0 {
		return
	}
	size := len(t.keys[0].text) + len(t.guids[0].text)
	for _, all := range bufferSizes {
		if all <= size+1 { // one NUL is the end of a string, and tried as such
			continue
		}
		filled := frame{after: string(make([]byte, all-size)), faults: []fault{
			{id: "nul-after", title: "It hashed a buffer of " + strconv.Itoa(all) + " bytes: key, GUID and " + words.Count(all-size, "NUL") + "."},
		}}
		t.m = message{&t.keys[0], &t.guids[0], &filled, &encodings[0]}
		t.attempt(t.once)
	}
}
