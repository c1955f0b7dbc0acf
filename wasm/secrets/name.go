package secrets

import "strings"

// weight says how surely a name tells that its value is a secret.
type weight int

const (
	plain weight = iota // it doesn't
	telling
	sure // even if the value reads like prose
)

// longestName is the length in bytes from which on a name is none: it is a value
// itself, in which telling words stand by chance.
const longestName = 80

// weigh tells whether name is that of a secret: by its words, without regard to
// case, plurals and numbers.
func weigh(name string) weight {
	if len(name) > longestName {
		return plain
	}
	if cookieNames[fold(strings.Trim(name, "$._-[]~"))] {
		return telling
	}
	all := wordsOf(name)
	for i, word := range all {
		if plainWords[word] || i == len(all)-1 && plainLast[word] {
			return plain
		}
	}
	heaviest, before := plain, ""
	for _, word := range all {
		w := weighWord(word)
		switch {
		case w > plain:
		case (word == "key" || word == "keys") && keysOf[before],
			(word == "code" || word == "codes") && codesOf[before],
			word == "phrase" && (before == "pass" || before == "seed" || before == "recovery"),
			word == "word" && before == "pass":
			w = telling
		}
		heaviest, before = max(heaviest, w), word
	}
	return heaviest
}

// wordsOf splits name at signs, at capital letters and before and after numbers,
// and folds its case. The numbers themselves are left out.
func wordsOf(name string) []string {
	var all []string
	start := -1
	for i := 0; i <= len(name); i++ {
		letter := i < len(name) && isLetter(name[i])
		begins := letter && start >= 0 && isUpper(name[i]) &&
			(!isUpper(name[i-1]) || i+1 < len(name) && isLetter(name[i+1]) && !isUpper(name[i+1]) && !pluralAt(name, i))
		if start >= 0 && (!letter || begins) {
			all = append(all, fold(name[start:i]))
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
	}
	return all
}

// pluralAt reports whether the capital at name[i] ends an abbreviation and a lone
// s follows it, as in IDs.
func pluralAt(name string, i int) bool {
	return name[i+1] == 's' && (i+2 == len(name) || !isLetter(name[i+2]))
}

// weighWord weighs a word in lower case by itself, also one that is made of two.
func weighWord(word string) weight {
	if w, known := tellingWords[word]; known {
		return w
	}
	single := strings.TrimSuffix(word, "s")
	if w, known := tellingWords[single]; known {
		return w
	}
	if innocent[word] || innocent[single] {
		return plain
	}
	for _, end := range tellingEnds {
		if strings.HasSuffix(single, end) {
			return telling
		}
	}
	for _, start := range tellingStarts {
		if rest, found := strings.CutPrefix(single, start); found && (tails[rest] || tellingWords[rest] > plain) {
			return telling
		}
	}
	if strings.Contains(word, "sessionid") || strings.Contains(word, "sessid") {
		return telling
	}
	if rest, found := strings.CutSuffix(word, "pass"); found {
		return weighIf(passesOf[rest])
	}
	return plain
}

func weighIf(is bool) weight {
	if is {
		return telling
	}
	return plain
}

func set(words string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		all[word] = true
	}
	return all
}

// tellingWords are words in the name of a secret.
var tellingWords = weighted(map[weight]string{
	sure: `authorization cookie jwt passphrase passwd password passwort kennwort pwd secret`,
	telling: `accesskey antiforgery apikey assertion auth authkey bearer credential cred creds csrf hdnea hdnts hdntl hmac jwe jws
		mfa mnemonic oauth otp otpcode pass passcode passkey accesscode authcode backupcode recoverycode securitycode verificationcode twofa tfa twofactor pin privatekey psk psw pw pword saml samlresponse samlrequest sas sess session sessid sessionid sid sig
		signature sso ticket tkt tok token totp verifier xsrf`,
})

func weighted(words map[weight]string) map[string]weight {
	all := map[string]weight{}
	for w, text := range words {
		for word := range set(text) {
			all[word] = w
		}
	}
	return all
}

// tellingEnds are the ends of words that are joined with one: accesstoken.
var tellingEnds = strings.Fields(`token tokenid secret password passwd passphrase passcode pwd credential signature session sessid
	apikey accesskey secretkey privatekey masterkey signingkey sharedkey authkey appkey consumerkey subscriptionkey encryptionkey
	cookie csrf xsrf jwt auth authorization authcode otp ticket hmac`)

// tellingStarts are their beginnings, and tails what follows: sessionkey, but not
// sessionless.
var (
	tellingStarts = strings.Fields(`token secret password passwd session sess apikey auth authorization cookie csrf xsrf jwt credential signature`)
	tails         = set(`id key value val hash string str data code text hex confirm confirmation again repeat new old current`)
)

// innocent are words that end or begin like those, and mean something else.
var innocent = set(`noauth unauth reauth possession obsession supersession intersession betoken`)

// passesOf are words that make a password of a pass.
var passesOf = set(`user usr my db dba database admin root login log ftp sftp smtp imap pop mail email ldap proxy http https redis mysql pg postgres ssh
	key keystore truststore store app api web wifi master new old client server rabbit rabbitmq mongo basic one`)

// keysOf are words before a key that make it a secret. Many a key is none.
var keysOf = set(`access account admin api app application auth authentication consumer client crypt crypto decryption deploy dev developer
	encryption function functions hmac host ingest ingestion jwt license licence login master mashape merchant partner pass private publishable
	rapidapi root rsa secret security server service session shared signing sign signature ssh storage stream subscription tls
	user validation vault webhook write wep wpa`)

// codesOf are words before a code that make it a secret.
var codesOf = set(`access auth authorization backup confirm confirmation device invitation login mfa oauth one otp pairing pass pin recovery reset scratch secret
	security sms tfa time totp two factor verification verify`)

// plainWords are words that make a name one of something about secrets.
var plainWords = set(`allow per attempt attempts count counter counts expire expired expires expiry expiration lifetime length limit limits max min
	minimum maximum nonce policy ratelimit strength timeout ttl public publickey websocket idempotency algorithm algorithms alg consent budget`)

// plainLast are such words at the end of a name.
var plainLast = set(`affinity age at attribute callback class created domain duration enabled disabled endpoint error errors exists field file filename format header headers
	hint input invalid issuer label len length link method methods missing mode name names page param parameter parameters params path pattern placeholder
	prefix provider required optional regex rejected reset resumed rule rules sha samesite scheme schemes scope scopes server service size started status store supported suffix time timestamp type types
	uri url used usage user valid validation version`)

// cookieNames are cookies of sessions, and the like, whose names have no telling
// word.
var cookieNames = set(`2fa ct0 cf_clearance __cf_bm cf_bm li_at sapisid apisid hsid lsid osid dsid psid sidcc __secure-1psid 1psid 3psid cfid c_user fedauth rtfa
	estsauth estsauthpersistent iplanetdirectorypro mrhsession aspnetcore.cookies aspnetcore.identity.application aspnet.applicationcookie
	rememberme remember_me logged_in_user _oauth2_proxy oauth2_proxy _forward_auth authelia_session hapikey hdnts x-amzn-oidc-data amp-access`)
