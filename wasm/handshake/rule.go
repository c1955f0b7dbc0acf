package handshake

import (
	"slices"
	"strings"
)

// Side says whom a rule binds, or which part of the handshake it is about.
type Side string

// The sides.
const (
	SideAddress    Side = "address"
	SideTransport  Side = "transport"
	SideRequest    Side = "request"
	SideServer     Side = "server's response"
	SideClient     Side = "client's check"
	SideExtensions Side = "extensions"
	SideDeflate    Side = "permessage-deflate"
	SideHTTP       Side = "HTTP syntax"
	SideHTTP2      Side = "HTTP/2 and HTTP/3"
	SideBrowser    Side = "browser"
)

var sides = []Side{
	SideAddress, SideTransport, SideRequest, SideServer, SideClient,
	SideExtensions, SideDeflate, SideHTTP, SideHTTP2, SideBrowser,
} // in the order of the table

// Rule is one requirement on the opening handshake. There is one value for each,
// so that a Finding can't name a rule that does not exist.
type Rule struct {
	ID          string
	Side        Side
	Section     Section
	Title       string   // the requirement
	Consequence string   // what a violation must or may lead to
	Fields      []string // the names of the fields that it is about, or none: a violation may be that one is missing
	Status      int      // the HTTP status with which a server should refuse a request that breaks the rule, or 0
	As          *Rule    // the rule under which a violation is reported, if another one says the same, or nil
	Unjudged    string   // why the bytes of a handshake can't show a violation, or ""
}

// What a violation leads to, in the words of RFC 6455.
const (
	failConnection = "the client must fail the connection"
	respond400     = "the server must stop and respond with an error such as 400"
	mayDiffer      = "the specifications leave it open, or contradict each other"
	noViolation    = "nothing"
)

// families are the rules by what they are about. Each family stands in one file,
// with its checks.
var families = [][]*Rule{
	acceptRules,
	addressRules,
	base64Rules,
	bodyRules,
	browserRules,
	connectionRules,
	cookieRules,
	deflateRules,
	draftRules,
	extendedRules,
	extensionRules,
	fieldLineRules,
	fieldSectionRules,
	foreignRules,
	hostRules,
	interimRules,
	keyRules,
	lineRules,
	listRules,
	mixedContentRules,
	negotiationRules,
	nonceRules,
	noResponseRules,
	originRules,
	refusalRules,
	requestLineRules,
	requestRules,
	responseRules,
	statusLineRules,
	subprotocolRules,
	switchingRules,
	targetRules,
	transportRules,
	upgradeRules,
	versionRules,
}

// Rules returns the table of all rules: by side, and in the order of their ids.
func Rules() []*Rule {
	all := slices.Concat(families...)
	slices.SortFunc(all, func(a, b *Rule) int {
		if a.Side != b.Side {
			return slices.Index(sides, a.Side) - slices.Index(sides, b.Side)
		}
		return strings.Compare(a.ID, b.ID)
	})
	return all
}
