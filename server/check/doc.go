// Package check judges the handshakes in files and directories, and writes what it
// finds for people, for scripts and for the services that show the results of tests:
// as text, as JSON, as SARIF, as JUnit's XML and as GitHub's annotations.
package check
