package diagnose

import (
	"encoding/base64"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/hash"
	"wsaccept/wasm/words"
)

// keyVariants returns what may stand in the place of key, first of all key itself.
// Without a key there is what a server hashes that found none, and the keys that
// are in many a document.
func keyVariants(key string) []variant {
	if key == "" {
		return otherKeys(key)
	}
	k := keyList{key: key, variants: []variant{{text: key}}}
	k.addSurrounded()
	k.addConverted()
	if nonce, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(key, "=")); err == nil && len(nonce) > 0 {
		k.addDecoded(nonce)
	}
	k.addHashed()
	return append(k.variants, otherKeys(key)...)
}

// noValue are the words that languages print for a value that is not there.
var noValue = []string{"undefined", "null", "None", "nil", "<nil>", "NULL", "false", "[object Object]"}

// otherKeys returns what may stand in the place of key and does not depend on it.
func otherKeys(key string) []variant {
	list := []variant{{faults: []fault{known("empty-key")}}}
	alone := key != "" // without a key there is not much to try
	for _, word := range noValue {
		list = append(list, variant{text: word, alone: alone, faults: []fault{
			{id: "key-missing", title: "It hashed the word “" + word + "” instead of the key."},
		}})
	}
	for _, text := range []string{"%s", "{}", "{0}", "{key}", "${key}", "#{key}", "$key", "key"} {
		list = append(list, variant{text: text, alone: alone, faults: []fault{
			{id: "key-placeholder", title: "It hashed “" + text + "” instead of the key."},
		}})
	}
	list = append(list, variant{text: "13", alone: alone, faults: []fault{known("key-is-version")}})
	for _, sample := range samples {
		if sample.key != key {
			list = append(list, variant{text: sample.key, alone: alone, faults: []fault{{
				id:    "sample-answer",
				title: answeredTo + sample.key + ", " + sample.where + ".",
			}}})
		}
	}
	return list
}

// keyList collects what may stand in the place of a key.
type keyList struct {
	key      string
	variants []variant
}

// add adds text as the outcome of the mistake called id, unless it is the key
// itself or there already. title is that of the mistake if it is "".
func (k *keyList) add(id, title, text string) {
	f := known(id)
	if title != "" {
		f.title = title
	}
	for _, v := range k.variants {
		if v.text == text && (len(v.faults) == 0 || v.faults[0].id == id) {
			return
		}
	}
	k.variants = append(k.variants, variant{text: text, faults: []fault{f}})
}

// addSurrounded adds the key with something before or after it.
func (k *keyList) addSurrounded() {
	k.add("key-newline", "It hashed a line feed after the key.", k.key+"\n")
	k.add("key-newline", "It hashed a carriage return and a line feed after the key.", k.key+"\r\n")
	k.add("key-newline", "It hashed a carriage return after the key.", k.key+"\r")
	k.add("key-space", "It hashed a space after the key.", k.key+" ")
	k.add("key-space", "It hashed a space before the key.", " "+k.key)
	k.add("key-space", "It hashed a space before and after the key.", " "+k.key+" ")
	k.add("key-space", "It hashed a tab after the key.", k.key+"\t")
	k.add("key-nul", "", k.key+"\x00")
	k.add("key-quoted", "", `"`+k.key+`"`)
	k.add("key-quoted", "", "'"+k.key+"'")
	for _, printed := range [][2]string{{"b'", "'"}, {`b"`, `"`}, {`"b'`, `'"`}, {"['", "']"}, {"[", "]"}, {`Some("`, `")`}, {`Optional("`, `")`}} {
		text := printed[0] + k.key + printed[1]
		k.add("key-repr", "It hashed "+text+", the key the way a debugger prints it.", text)
	}
	for _, name := range []string{"Sec-WebSocket-Key: ", "Sec-WebSocket-Key:", "sec-websocket-key: ", "sec-websocket-key:"} {
		k.add("key-with-name", "It hashed “"+name+"” together with the key.", name+k.key)
		k.add("key-with-name", "It hashed “"+name+"” and the line break together with the key.", name+k.key+"\r\n")
	}
	k.add("key-twice", "", k.key+k.key)
	k.add("key-twice", "It hashed the key twice, with a comma in between.", k.key+","+k.key)
	k.add("key-twice", "It hashed the key twice, with a comma and a space in between.", k.key+", "+k.key)
}

// addConverted adds the key after a change of its characters.
func (k *keyList) addConverted() {
	k.add("key-trimmed", "", handshake.TrimKey(k.key))
	k.add("key-case", "It changed the key to lower case.", strings.ToLower(k.key))
	k.add("key-case", "It changed the key to upper case.", strings.ToUpper(k.key))
	k.add("key-padding", "It removed the padding from the key.", strings.TrimRight(k.key, "="))
	k.add("key-padding", "It removed one = from the key.", strings.TrimSuffix(k.key, "="))
	k.add("key-url-decoded", "", strings.ReplaceAll(k.key, "+", " "))
	k.add("key-url-encoded", "", strings.NewReplacer("+", "%2B", "/", "%2F", "=", "%3D").Replace(k.key))
	k.add("key-url-encoded", "", strings.NewReplacer("+", "%2b", "/", "%2f", "=", "%3d").Replace(k.key))
	k.add("key-url-safe", "", strings.NewReplacer("+", "-", "/", "_").Replace(k.key))
	k.add("key-encoded", "", base64.StdEncoding.EncodeToString([]byte(k.key)))
	for _, size := range []int{16, 20} {
		if len(k.key) > size {
			k.add("key-cut", "It hashed only the first "+words.Count(size, "character")+" of the key.", k.key[:size])
		}
	}
}

// addHashed adds the SHA-1 of the key. It is an oddity, not tried with others.
func (k *keyList) addHashed() {
	start := len(k.variants)
	digest := hash.SHA1([]byte(k.key))
	k.add("key-hashed", "It appended the GUID to the SHA-1 of the key, and hashed again.", string(digest[:]))
	k.add("key-hashed", "It appended the GUID to the SHA-1 of the key in hexadecimal, and hashed again.", hexDigits(digest[:], false, ""))
	k.add("key-hashed", "It appended the GUID to the SHA-1 of the key in base64, and hashed again.", base64.StdEncoding.EncodeToString(digest[:]))
	for i := range k.variants[start:] {
		k.variants[start+i].alone = true
	}
}

// addDecoded adds what is made of nonce, the bytes that the key stands for.
func (k *keyList) addDecoded(nonce []byte) {
	k.add("key-decoded", "", string(nonce))
	k.add("key-decoded", "It decoded the key and made a character of each byte, in UTF-8, before hashing it.", latin1ToUTF8(nonce))
	k.add("key-decoded", "It decoded the key and read its bytes as UTF-8 text before hashing it.", lossyUTF8(nonce))
	k.add("key-hex", "", hexDigits(nonce, false, ""))
	k.add("key-hex", "It turned the key into hexadecimal in upper case.", hexDigits(nonce, true, ""))
	k.add("key-reencoded", "", base64.StdEncoding.EncodeToString(nonce))
}
