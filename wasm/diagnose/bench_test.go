package diagnose_test

import (
	"testing"

	"wsaccept/wasm/diagnose"
)

func BenchmarkDiagnose(b *testing.B) {
	for name, accept := range map[string]string{
		"correct":     "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
		"one-fault":   "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=",
		"two-faults":  "me89jWimTRKTWwrS3aRrL53YZSo=",
		"hexadecimal": "YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ==",
		"unexplained": "AR1Vndpms/VRk0ZQf/OlXZakXt0=",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				diagnose.Diagnose(diagnose.Case{Key: "dGhlIHNhbXBsZSBub25jZQ==", Accept: accept})
			}
		})
	}
}
