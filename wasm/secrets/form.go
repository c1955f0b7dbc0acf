package secrets

import (
	"encoding/base64"
	"strings"
)

// form is how the tokens of a vendor look.
type form struct {
	prefix string
	rest   func(byte) bool // the bytes that follow it
	least  int             // how many of them there must be
	mixed  bool            // digits and letters among them: a word could begin like this one
}

// isDotted reports whether b may be in a token of several parts.
func isDotted(b byte) bool { return isWord(b) || b == '.' }

// isCapital reports whether b may be in a key of Amazon's.
func isCapital(b byte) bool { return isUpper(b) || isDigit(b) }

func isPadded(b byte) bool { return isBase64(b) || b == '=' || b == '-' || b == '_' || b == '.' }

// forms are the well-known ones, each with its vendor.
var forms = byFirst([]form{
	// GitHub and GitLab
	{"ghp_", isWord, 4, false}, {"gho_", isWord, 4, false}, {"ghu_", isWord, 4, false}, {"ghs_", isDotted, 4, false}, {"ghr_", isWord, 4, false}, {"github_pat_", isWord, 4, false},
	{"glpat-", isDotted, 4, false}, {"gldt-", isWord, 10, false}, {"glrt-", isDotted, 10, false}, {"glcbt-", isWord, 10, false}, {"glptt-", isWord, 10, false}, {"glft-", isWord, 10, false}, {"glsoat-", isWord, 10, false}, {"glimt-", isWord, 10, false}, {"glagent-", isWord, 10, false}, {"gloas-", isWord, 10, false},
	// Models
	{"sk-", isAlnum, 6, true}, {"sk-", isWord, 20, true}, {"sk-proj-", isWord, 8, false}, {"sk-ant-", isWord, 8, false}, {"sk-or-", isWord, 8, true}, {"sess-", isWord, 20, true}, {"hf_", isWord, 12, true}, {"gsk_", isWord, 12, true}, {"xai-", isWord, 16, true}, {"r8_", isWord, 12, true}, {"pplx-", isWord, 16, true}, {"nvapi-", isWord, 16, false}, {"tgp_v1_", isWord, 10, false}, {"lsv2_pt_", isWord, 10, false}, {"lsv2_sk_", isWord, 10, false}, {"pcsk_", isWord, 10, true}, {"tvly-", isWord, 10, true}, {"ABSK", isPadded, 40, true},
	// Slack, Discord, Telegram and others to chat with
	{"xoxb-", isWord, 4, false}, {"xoxp-", isWord, 4, false}, {"xoxa-", isWord, 4, false}, {"xoxr-", isWord, 4, false}, {"xoxs-", isWord, 4, false}, {"xoxc-", isWord, 4, false}, {"xoxd-", isPadded, 4, false}, {"xoxe-", isWord, 4, false}, {"xoxe.xoxp-", isWord, 8, false}, {"xoxe.xoxb-", isWord, 8, false}, {"xapp-", isWord, 4, false}, {"xwfp-", isWord, 8, false}, {"mfa.", isWord, 20, true}, {"oauth:", isAlnum, 20, true},
	// Amazon, Google, Microsoft, Alibaba, Tencent
	{"AKIA", isCapital, 8, false}, {"ASIA", isCapital, 8, false}, {"ABIA", isCapital, 16, false}, {"ACCA", isCapital, 16, false}, {"AROA", isCapital, 16, false}, {"AIDA", isCapital, 16, false}, {"AIza", isWord, 10, false}, {"ya29.", isWord, 10, false}, {"GOCSPX-", isWord, 10, false}, {"1//0", isWord, 20, true}, {"LTAI", isAlnum, 12, true}, {"AKID", isAlnum, 20, true}, {"da2-", isAlnum, 20, true}, {"amzn.mws.", isWord, 10, false}, {"Atza|", isPadded, 10, false}, {"Atzr|", isPadded, 10, false}, {"DefaultEndpointsProtocol=", isNoSpace, 10, false},
	// Money
	{"sk_live_", isWord, 8, false}, {"sk_test_", isWord, 8, false}, {"rk_live_", isWord, 8, false}, {"rk_test_", isWord, 8, false}, {"pk_live_", isWord, 8, false}, {"pk_test_", isWord, 8, false}, {"whsec_", isPadded, 8, false}, {"sq0atp-", isWord, 8, false}, {"sq0csp-", isWord, 8, false}, {"sq0idp-", isWord, 8, false}, {"EAAA", isWord, 40, true}, {"shpat_", isWord, 8, false}, {"shpca_", isWord, 8, false}, {"shppa_", isWord, 8, false}, {"shpss_", isWord, 8, false}, {"access_token$production$", isWord, 8, false}, {"access_token$sandbox$", isWord, 8, false}, {"FLWSECK", isWord, 12, true}, {"shippo_live_", isWord, 8, false}, {"shippo_test_", isWord, 8, false},
	// Mail and telephone
	{"SG.", isDotted, 20, false}, {"key-", isAlnum, 24, true}, {"xkeysib-", isWord, 12, false}, {"xsmtpsib-", isWord, 12, false}, {"re_", isWord, 16, true}, {"SK", isHexDigit, 32, true},
	// Registries
	{"npm_", isWord, 16, true}, {"pypi-", isWord, 16, true}, {"rubygems_", isWord, 16, true}, {"dckr_pat_", isWord, 8, false}, {"dckr_oat_", isWord, 8, false}, {"oy2", isAlnum, 40, true}, {"AKCp", isAlnum, 20, true}, {"cmVmdGtuOj", isPadded, 10, false}, {"CLOJARS_", isAlnum, 20, true},
	// Hosts, clouds and their tools
	{"dop_v1_", isWord, 8, false}, {"doo_v1_", isWord, 8, false}, {"dor_v1_", isWord, 8, false}, {"hvs.", isWord, 12, false}, {"hvb.", isWord, 12, false}, {"hvr.", isWord, 12, false}, {"dapi", isHexDigit, 32, true}, {"fo1_", isWord, 16, true}, {"fm1r_", isPadded, 16, true}, {"fm2_", isPadded, 16, true}, {"rnd_", isAlnum, 16, true}, {"sbp_", isWord, 12, true}, {"sb_secret_", isWord, 8, false}, {"pscale_tkn_", isDotted, 8, false}, {"pscale_pw_", isDotted, 8, false}, {"pscale_oauth_", isDotted, 8, false}, {"tskey-", isWord, 10, true}, {"pul-", isHexDigit, 20, true}, {"HRKU-", isWord, 16, true}, {"ops_", isWord, 40, true}, {"dp.pt.", isAlnum, 16, true}, {"dp.st.", isDotted, 16, true}, {"nfp_", isWord, 16, true}, {"vcp_", isWord, 16, true}, {"dt0c01.", isDotted, 16, true}, {"AGE-SECRET-KEY-", isWord, 12, false}, {"bkua_", isWord, 16, true}, {"CFPAT-", isWord, 16, true},
	// Watching, planning, drawing
	{"glsa_", isWord, 12, true}, {"glc_", isPadded, 16, true}, {"NRAK-", isWord, 12, false}, {"NRII-", isWord, 12, false}, {"NRJS-", isWord, 12, false}, {"sntrys_", isPadded, 12, true}, {"sntryu_", isWord, 12, true}, {"phx_", isWord, 16, true}, {"lin_api_", isWord, 12, true}, {"lin_oauth_", isWord, 12, true}, {"ntn_", isWord, 16, true}, {"secret_", isAlnum, 24, true}, {"PMAK-", isWord, 12, false}, {"ATATT3", isPadded, 16, false}, {"ATCTT3", isPadded, 16, false}, {"ATBB", isAlnum, 20, true}, {"figd_", isWord, 12, true}, {"figo_", isWord, 12, true}, {"pat-na1-", isWord, 12, false}, {"pat-eu1-", isWord, 12, false}, {"sgp_", isWord, 20, true}, {"sl.", isWord, 40, true}, {"duffel_test_", isWord, 8, false}, {"duffel_live_", isWord, 8, false}, {"EZAK", isAlnum, 30, true}, {"EZTK", isAlnum, 30, true}, {"zpka_", isWord, 16, true},
})

func isNoSpace(b byte) bool { return !isSpace(b) && !isQuote(b) }

func isHexDigit(b byte) bool { return hexDigit(b) >= 0 }

func byFirst(all []form) (by [256][]form) {
	for _, f := range all {
		by[f.prefix[0]] = append(by[f.prefix[0]], f)
	}
	return by
}

// formLength returns the length of the token of a well-known form that s begins
// with, or 0.
func formLength(s string) int {
	longest := 0
	for _, f := range forms[s[0]] {
		if !strings.HasPrefix(s, f.prefix) {
			continue
		}
		rest := ahead(s[len(f.prefix):])
		rest = rest[:span(rest, f.rest)]
		if len(rest) >= f.least && (!f.mixed || hasDigitAndLetter(rest)) {
			longest = max(longest, len(f.prefix)+span(s[len(f.prefix):], f.rest))
		}
	}
	if longest > 0 {
		return longest
	}
	if n := objectLength(s); n > 0 {
		return n
	}
	if bot, found := strings.CutPrefix(s, "bot"); found && bot != "" { // in the path of Telegram's
		if n := botLength(bot); n > 0 {
			return len("bot") + n
		}
	}
	return botLength(s)
}

func hasDigitAndLetter(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.IndexFunc(s, func(r rune) bool { return r < 0x80 && isLetter(byte(r)) }) >= 0
}

// objectLength returns the length of base64 of JSON at the beginning of s, as in a
// JSON Web Token, with the parts that follow it, or 0. Random values begin with eyJ,
// too, but not with text.
func objectLength(s string) int {
	const sure = 16
	if !strings.HasPrefix(s, "eyJ") && !strings.HasPrefix(s, "ewog") && !strings.HasPrefix(s, "eyAi") && !strings.HasPrefix(s, "ewoJ") {
		return 0
	}
	begins := ahead(s)
	begins = begins[:span(begins, isPadded)]
	first := span(begins, isBase64)
	if first < sure && strings.Count(begins, ".") < 2 {
		return 0
	}
	begin, err := base64.RawStdEncoding.DecodeString(s[:min(first, sure)/4*4])
	if err != nil || len(begin) == 0 || strings.IndexFunc(string(begin), func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r > '~' }) >= 0 {
		return 0
	}
	return span(s, isPadded)
}

// botLength returns the length of a token of Telegram's or Discord's bots at the
// beginning of s, or 0: 123456789:AA…, and three parts of certain lengths.
func botLength(s string) int {
	digits := span(s[:min(len(s), 12)], isDigit)
	if digits >= 8 && digits <= 11 && strings.HasPrefix(s[digits:], ":AA") {
		if n := span(s[digits+1:], isWord); n >= 30 {
			return digits + 1 + n
		}
	}
	if s[0] != 'M' && s[0] != 'N' && s[0] != 'O' {
		return 0
	}
	first := span(s[:min(len(s), 29)], isWord)
	if first < 23 || first > 28 || !strings.HasPrefix(s[first:], ".") {
		return 0
	}
	second := first + 1 + span(s[first+1:min(len(s), first+9)], isWord)
	if second-first-1 < 5 || second-first-1 > 7 || !strings.HasPrefix(s[second:], ".") {
		return 0
	}
	if third := span(s[second+1:], isWord); third >= 27 {
		return second + 1 + third
	}
	return 0
}

// webhooks are the beginnings of paths that are secrets themselves.
var webhooks = strings.Fields(`hooks.slack.com/services/ hooks.slack.com/workflows/ hooks.slack.com/triggers/ discord.com/api/webhooks/ discordapp.com/api/webhooks/
	outlook.office.com/webhook/ maker.ifttt.com/use/ hooks.zapier.com/hooks/catch/ api.telegram.org/bot`)
