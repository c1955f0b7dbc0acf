// Package aiohttp says what aiohttp for Python does with a handshake. Its parser
// is llhttp 6.0.6 in C, in its loose mode.
package aiohttp
