package page_test

import (
	"flag"
	"testing"
	"time"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/largetext"
	"wsaccept/wasm/page"
	"wsaccept/wasm/page/effect"
)

// work is what the page does with a text, in the tasks in which it does it.
var work = []struct {
	name string
	do   func(text string)
}{
	{"in the request's field", func(text string) { show(page.Default().WithRequest(text)) }},
	{"in the response's field", func(text string) { show(page.Default().WithResponse(text)) }},
	{"as several handshakes", func(text string) { judge.Begin(text) }},
	{"as code", func(text string) {
		s := page.Default()
		s.Case = s.Case.WithCode(text)
		page.View(s, effect.Case)
	}},
	{"byte for byte", func(text string) { judge.Exchange(text, text, "") }},
}

func show(s page.State) {
	page.View(s, effect.Verdict)
	page.View(s, effect.Page)
	page.JudgeSummary(s)
	s.Secrets()
	s.Link()
}

// However large a text is, the time grows as the text does: eight times the text may
// take no more than thirty times as long, where a time that grows with the square takes
// sixty-four times, and no more than longest. A machine that is busy with other things
// is given more tries.
func TestTimeGrowsLinearly(t *testing.T) {
	const (
		small, times = 8 << 10, 8
		most         = 30
		tries        = 6
		least        = 2 * time.Millisecond // of the small text: less is lost among what takes the same time for any text
	)
	allowed := func(first time.Duration) time.Duration { return min(most*max(first, least), longest) }
	step := 1
	if testing.Short() {
		step = 10
	}
	for i := 0; i < len(largetext.Kinds); i += step {
		kind := largetext.Kinds[i]
		short, long := kind.Text(small), kind.Text(times*small)
		for _, w := range work {
			first, second := time.Hour, time.Hour
			for try := 0; try == 0 || second > allowed(first) && try < tries; try++ {
				first, second = min(first, timeOf(w.do, short)), min(second, timeOf(w.do, long))
			}
			if second > allowed(first) {
				t.Errorf("%s %s: %d bytes take %v, %d bytes %v", kind.Name, w.name, small, first, times*small, second)
			}
		}
	}
}

// longest is how long any text of 64 KiB may keep the page busy.
const longest = 2 * time.Second

func timeOf(do func(string), text string) time.Duration {
	begin := time.Now()
	do(text)
	return time.Since(begin)
}

// worst are the kinds that take longest.
var worst = []string{
	"LF", "ASGI", "tuples of Elixir", "JSON objects", "quoted lines", "maps of Go", "shell commands", "a response of many fields",
	"developer tools", "a request of one field", "hashes of Ruby", "error texts of Python",
}

// BenchmarkLarge is the time to the verdict on 1 MiB pasted into the request's field.
func BenchmarkLarge(b *testing.B) {
	for _, name := range worst {
		text := largetext.Named(name).Text(1 << 20)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				page.View(page.Default().WithRequest(text), effect.Verdict)
			}
		})
	}
}

// FuzzTime looks for short texts that take long when they are repeated. It begins with
// all kinds; without -fuzz one of ten is enough, because TestTimeGrowsLinearly has
// just taken the same texts.
func FuzzTime(f *testing.F) {
	step := 1
	if flag.Lookup("test.fuzz").Value.String() == "" {
		step = 10
	}
	for i := 0; i < len(largetext.Kinds); i += step {
		f.Add(largetext.Kinds[i].Front, largetext.Kinds[i].Unit)
	}
	f.Fuzz(func(t *testing.T, front, unit string) {
		if unit == "" || len(front) > 1<<10 || len(unit) > 1<<10 {
			return
		}
		const size = 64 << 10
		text := largetext.Kind{Front: front, Unit: unit}.Text(size)
		for _, w := range work {
			if took := timeOf(w.do, text); took > longest {
				t.Errorf("%s: %v", w.name, took)
			}
		}
	})
}
