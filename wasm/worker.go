//go:build js && wasm

package main

import (
	"encoding/base64"
	"syscall/js"

	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/search"
)

// inWorker reports whether worker.js runs this program, and not a page.
func inWorker() bool { return js.Global().Get("document").IsUndefined() }

// jobObject returns j as worker.js passes it on.
func jobObject(j effect.Job) map[string]any {
	return map[string]any{"key": j.Key, "digest": base64.StdEncoding.EncodeToString(j.Digest[:]), "first": j.First, "step": j.Step}
}

// givenJob returns the job that worker.js was given.
func givenJob() effect.Job {
	object := js.Global().Get("job")
	digest, _ := base64.StdEncoding.DecodeString(object.Get("digest").String())
	return effect.Job{Key: object.Get("key").String(), Digest: [20]byte(digest), First: object.Get("first").Int(), Step: object.Get("step").Int()}
}

// tryUnits does the job of this worker. It tells the page the number of each unit
// it has tried, and the GUID if it found one.
func tryUnits() {
	j := givenJob()
	s := search.New(j.Key, j.Digest)
	for unit := j.First; unit < s.Units(); unit += j.Step {
		guid, found := s.Try(unit)
		js.Global().Call("postMessage", map[string]any{"unit": unit, "found": found, "guid": guid})
		if found {
			return
		}
	}
}
