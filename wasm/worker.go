//go:build js && wasm

package main

import (
	"encoding/base64"
	"syscall/js"

	"wsaccept/wasm/search"
)

// inWorker reports whether worker.js runs this program, and not a page.
func inWorker() bool { return js.Global().Get("document").IsUndefined() }

// job is a worker's share of a search: the units first, first+step, first+2·step
// and so on.
type job struct {
	key         string
	digest      [20]byte
	first, step int
}

// object returns j as worker.js passes it on.
func (j job) object() map[string]any {
	return map[string]any{"key": j.key, "digest": base64.StdEncoding.EncodeToString(j.digest[:]), "first": j.first, "step": j.step}
}

// givenJob returns the job that worker.js was given.
func givenJob() job {
	object := js.Global().Get("job")
	digest, _ := base64.StdEncoding.DecodeString(object.Get("digest").String())
	return job{object.Get("key").String(), [20]byte(digest), object.Get("first").Int(), object.Get("step").Int()}
}

// tryUnits does the job of this worker. It tells the page the number of each unit
// it has tried, and the GUID if it found one.
func tryUnits() {
	j := givenJob()
	s := search.New(j.key, j.digest)
	for unit := j.first; unit < s.Units(); unit += j.step {
		guid, found := s.Try(unit)
		js.Global().Call("postMessage", map[string]any{"unit": unit, "found": found, "guid": guid})
		if found {
			return
		}
	}
}
