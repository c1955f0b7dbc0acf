package conns

import (
	"net"
	"syscall"
)

// notSentLowAt is TCP_NOTSENT_LOWAT, which package syscall does not name.
const notSentLowAt = 25

// maxUnsent is how many bytes the system keeps for a peer that does not read.
// Left alone it takes megabytes. What is under way is not counted, so that a long
// line is still filled.
const maxUnsent = 128 << 10

// limitUnsent bounds what the system keeps of what could not be sent yet.
func limitUnsent(c net.Conn) {
	tcp, ok := c.(*net.TCPConn)
	if !ok {
		return
	}
	raw, err := tcp.SyscallConn()
	if err != nil {
		return
	}
	// A system without it only takes more memory.
	raw.Control(func(fd uintptr) { syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, notSentLowAt, maxUnsent) })
}
