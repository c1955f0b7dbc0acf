// Package dotnet says what .NET's ClientWebSocket does with a response. Its source was
// read, and it was not observed: what depends on .NET's HTTP parser is not predicted.
package dotnet
