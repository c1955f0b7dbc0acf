package cli

import (
	"runtime"
	"sync"
	"sync/atomic"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/search"
)

// searchGUID looks for the GUID behind target, with all processors. It calls
// progress, from one goroutine at a time, with the number of candidates tried so
// far, how many there are, and what is being tried.
func searchGUID(target diagnose.Target, progress func(tried, of int, what string)) (guid string, tried int) {
	s := search.New(target.Key, target.Digest)
	var next atomic.Int64
	var lock sync.Mutex // of guid and tried
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for {
				unit := int(next.Add(1)) - 1
				if unit >= s.Units() {
					return
				}
				found, ok := s.Try(unit)
				lock.Lock()
				tried += s.Size(unit)
				progress(tried, s.Candidates(), s.Name(unit))
				if ok {
					guid = found
					next.Store(int64(s.Units())) // the others finish the unit they are at
				}
				lock.Unlock()
			}
		})
	}
	workers.Wait()
	return guid, tried
}
