// Package javascript has the functions of JavaScript that the programs for
// Node.js use to read a field's value. A value comes with a byte a character, as
// Node gives it.
package javascript
