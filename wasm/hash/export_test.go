package hash

// PortableSHA1 is SHA-1 as the page has it, for the tests on any machine.
var PortableSHA1 = portableSHA1
