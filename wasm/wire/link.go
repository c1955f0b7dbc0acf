package wire

// LinkVersion is the version of the link's format. It changes when an old page
// would misread a new link; old links are read for ever.
const LinkVersion = "1"

// The names of a link's parts.
const (
	PartVersion        = "v"
	PartKey            = "key"
	PartRequest        = "request"
	PartResponse       = "response"
	PartAddress        = "address"
	PartExample        = "example"
	PartFault          = "fault"
	PartDiagnoseKey    = "diagnose-key"
	PartDiagnoseAccept = "diagnose-accept"
	PartDiagnoseCode   = "diagnose-code"
	PartDiagnoseFound  = "diagnose-found"
	PartLanguage       = "language"
	PartView           = "view"
)

// Parts returns the names of the parts that hold something a visitor would miss if
// the link were not read.
func Parts() []string {
	return []string{
		PartKey, PartRequest, PartResponse, PartAddress, PartExample, PartFault,
		PartDiagnoseKey, PartDiagnoseAccept, PartDiagnoseCode, PartDiagnoseFound, PartLanguage, PartView,
	}
}

// LinkStart is how a link to anything on the page begins.
const LinkStart = "#" + PartVersion + "=" + LinkVersion

// Link returns the link that shows what the part called name holds, which must not
// need an escape: an id.
func Link(name, id string) string { return LinkStart + "&" + name + "=" + id }
