package judge

import "sync"

// A cache keeps what takes long to work out, until it holds more than most. Its
// methods may be called at the same time; nobody waits for what another one works out.
type cache[K comparable, V any] struct {
	most int
	mu   sync.Mutex
	kept map[K]V
}

// of returns what is kept under key, or what compute returns.
func (c *cache[K, V]) of(key K, compute func() V) V {
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
