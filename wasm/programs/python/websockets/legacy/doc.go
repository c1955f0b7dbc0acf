// Package legacy says what websockets for Python did before version 14: its
// classes for asyncio, which later versions keep in websockets.legacy.
package legacy
