package diagnose

import "wsaccept/wasm/handshake"

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
