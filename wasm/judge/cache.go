package judge

import "sync"

// A cache keeps what takes long to work out, until it holds more than most. Its
// methods may be called at the same time; nobody waits for what another one works out.
// It is of the program and not of a Result: the page makes a Result for each key that is
// pressed, and what stayed the same since the last one is what should not be worked out
// anew. Nothing in it depends on who asked.
type cache[K comparable, V any] struct {
	most int
	mu   sync.Mutex
	kept map[K]V
}

// longestKept is how many bytes the texts in a key may have for it to be kept, so that
// a cache takes a few megabytes at most whatever is pasted.
const longestKept = 16 << 10

// of returns what is kept under key, or what compute returns. length is that of the texts
// in the key.
func (c *cache[K, V]) of(key K, length int, compute func() V) V {
	if length > longestKept {
		return compute()
	}
	if known, found := c.get(key); found {
		return known
	}
	value := compute()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil || len(c.kept) >= c.most {
		c.kept = map[K]V{}
	}
	c.kept[key] = value
	return value
}

func (c *cache[K, V]) get(key K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	value, found := c.kept[key]
	return value, found
}
