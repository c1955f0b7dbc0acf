package diagnose

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// sample is a key that stands in many a document and test, and so in code.
type sample struct{ key, where string }

var samples = []sample{
	{handshake.SampleKey, "the sample key of RFC 6455 §1.3"},
	{"x3JJHMbDL1EzLkh9GBhXDw==", "the sample key of Wikipedia"},
	{"AQIDBAUGBwgJCgsMDQ4PEC==", "the example key of RFC 6455 §4.1, as misprinted there"},
	{"AQIDBAUGBwgJCgsMDQ4PEA==", "the example key of RFC 6455 §4.1, as corrected by erratum 3150"},
	{"NDMyMTUzMjE2MzIxNzMyMQ==", "the key of curl’s tests"},
	{"AAAAAAAAAAAAAAAAAAAAAA==", "the key of 16 zero bytes"},
	{"/////////////////////w==", "the key of 16 bytes 0xFF"},
}

// sampleOf returns the well-known key to which accept is the answer.
func sampleOf(accept string) (sample, bool) {
	for _, s := range samples {
		if handshake.Accept(s.key) == accept {
			return s, true
		}
	}
	return sample{}, false
}

// answeredTo begins the title of an answer to a well-known key.
const answeredTo = "It sent the Accept of "

// withoutKey explains faults to somebody who knows neither the key nor the Accept
// that belongs to it. A well-known key that was hashed is then most likely the very
// key that the client sent, and no mistake if there is another.
func withoutKey(faults []fault, guid string, proof Proof) Explanation {
	i := slices.IndexFunc(faults, func(f fault) bool { return f.id == "sample-answer" })
	switch {
	case i < 0:
		return explain(faults, guid, proof)
	case len(faults) == 1:
		x := explain(faults, guid, proof)
		x.Fix += " If the client sent exactly this key, the Accept is right; enter the key to be sure."
		return x
	}
	key := "The key was " + strings.TrimPrefix(faults[i].title, answeredTo)
	faults = slices.Delete(slices.Clone(faults), i, i+1)
	last := &faults[len(faults)-1]
	last.more = strings.TrimSpace(last.more + " " + key)
	return explain(faults, guid, proof)
}
