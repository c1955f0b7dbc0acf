// Package headers is what all versions of websockets for Python do to the values
// of fields: headers.py, and the parameters in permessage_deflate.py.
package headers
