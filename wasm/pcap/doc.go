// Package pcap reads what was sent over TCP connections out of captures of packets, in
// the formats pcap and pcapng: what tcpdump, dumpcap and Wireshark save. It keeps only
// the beginning of each connection, where the handshake is.
//
// The formats are those of draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng.
package pcap
