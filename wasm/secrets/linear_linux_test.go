package secrets_test

import (
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"wsaccept/wasm/secrets"
)

// A text that is 16 times as long takes some 16 times the work, whatever it is full of;
// if all of it were looked at again for each part, it would be 256 times. The work is
// the CPU time of this thread alone, which what else runs here hardly changes, and the
// least of some runs.
func TestLinear(t *testing.T) {
	const short, factor, most = 16 << 10, 16, 64
	for _, unit := range units {
		t.Run(strconv.Quote(unit), func(t *testing.T) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			var ratio float64
			for range 3 {
				if ratio = work(unit, factor*short, 1) / work(unit, short, 5); ratio < most {
					return
				}
			}
			t.Errorf("a text %d times as long took %.0f times the work", factor, ratio)
		})
	}
}

// work returns the least CPU time of masking a text of n bytes that is full of unit, of
// some runs.
func work(unit string, n, runs int) float64 {
	text := strings.Repeat(unit, n/len(unit)+1)
	least := time.Hour
	for range runs {
		before := threadTime()
		secrets.Mask(text)
		least = min(least, threadTime()-before)
	}
	return max(least, time.Microsecond).Seconds()
}

// threadTime is how long the thread has run.
func threadTime() time.Duration {
	const thread = 3 // CLOCK_THREAD_CPUTIME_ID, which package syscall does not name
	var used syscall.Timespec
	syscall.Syscall(syscall.SYS_CLOCK_GETTIME, thread, uintptr(unsafe.Pointer(&used)), 0)
	return time.Duration(used.Nano())
}
