package main

import (
	"fmt"
	"slices"
	"time"
)

// quantile returns the value that a share of all is below: 0.5 is the median. Of no
// values it is 0.
func quantile(values []float64, share float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(share*float64(len(sorted))))]
}

func median(values []float64) float64 { return quantile(values, 0.5) }

// inTurns measures what each of the functions takes, in nanoseconds a call: the median
// of rounds in which they take turns, so that whatever else the machine does is the
// same for all.
func inTurns(rounds int, functions ...func()) []float64 {
	all := make([][]float64, len(functions))
	for range rounds {
		for i, f := range functions {
			calls, start := 0, time.Now()
			for batch := 1; time.Since(start) < 50*time.Millisecond; batch *= 2 {
				for range batch {
					f()
				}
				calls += batch
			}
			all[i] = append(all[i], float64(time.Since(start).Nanoseconds())/float64(calls))
		}
	}
	var medians []float64
	for _, values := range all {
		medians = append(medians, median(values))
	}
	return medians
}

func ms(value float64) string { return fmt.Sprintf("%.0f ms", value) }

func finely(value float64) string { return fmt.Sprintf("%.2f ms", value) }

func ns(value float64) string { return fmt.Sprintf("%.0f ns", value) }

func times(value float64) string { return fmt.Sprintf("%.2f ×", value) }

func millions(perSecond float64) string { return fmt.Sprintf("%.2f M/s", perSecond/1e6) }
