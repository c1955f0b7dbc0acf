//go:build !linux

package conns

import "net"

// limitUnsent does nothing where Linux' option is missing.
func limitUnsent(net.Conn) {}
