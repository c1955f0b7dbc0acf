// Package stdlib does to text what the types and modules of Python 3.11 do: int(),
// repr(), strip(), base64 and the rest that programs for Python decide by or print.
// Text is UTF-8; a byte that is none stands for the surrogate that Python decodes
// it to (PEP 383).
package stdlib
