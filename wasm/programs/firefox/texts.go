package firefox

// CantConnect is all that Firefox prints of a handshake that fails, whatever the
// reason is. URL stands for the address.
const CantConnect = CantConnectTo + "URL."

// CantConnectTo is CantConnect up to the address.
const CantConnectTo = "Firefox can’t establish a connection to the server at "

// CantConnectTyped is CantConnectTo with the apostrophe that keyboards have.
const CantConnectTyped = "Firefox can't establish a connection to the server at "
