// Command bench measures the playground beside its peers, all in one run and in turns,
// and writes one table: what is measured, here, elsewhere, the ratio, the target, and
// whether that is met.
//
//	bench [-n 9] [-prior PROGRAM] [-engine engine.wasm] [-out FILE] PROGRAM
//
// PROGRAM is bin/wsaccept; -prior is that of an earlier release. The browser is
// Chromium without a window; each load is a cold one.
package main
