package diagnose

// KnownGUIDs are held against the list in testdata.
var KnownGUIDs = knownGUIDs
