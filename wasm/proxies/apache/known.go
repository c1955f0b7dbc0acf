package apache

import "strings"

// evaluated are the directives that are evaluated here. One that is spelt almost like one
// of them is taken for misspelt.
var evaluated = strings.Fields(`proxypass proxypassmatch proxypassreverse proxypreservehost proxyrequests proxytimeout proxyvia proxyaddheaders
	proxywebsocketfallbacktoproxyhttp proxyset balancermember rewriteengine rewritecond rewriterule rewriteoptions requestheader servername serveralias loadmodule listen
	timeout setenv unsetenv define authtype authname require order allow deny satisfy authmerging redirect redirectpermanent redirecttemp sslengine sslproxyengine documentroot
	<virtualhost <location <locationmatch <proxy <proxymatch <directory <directorymatch <files <filesmatch <ifmodule <ifdefine <ifversion
	<requireall <requireany <requirenone`)

// harmless are the beginnings of the names of directives that change nothing of what is
// told here.
var harmless = strings.Fields(`ssl auth log customlog errorlog errordocument transferlog globallog forensiclog scriptlog server documentroot directory
	options allowoverride index addtype addencoding addlanguage addcharset addicon addaltby adddefaultcharset adddescription expires header keepalive
	maxkeepalive user group hostname accessfilename mutex pidfile defaultruntimedir proxypassreverse proxyerroroverride proxyiobuffersize
	proxyreceivebuffersize proxymaxforwards proxybadheader proxystatus proxyhtml proxyblock proxydomain stickysession start min max thread
	usecanonical file limitrequest http2 h2 protocols deflate browsermatch setenvifnocase setenvif passenv mime typesconfig php_ php
	alias scriptalias wsgi securi sec passenger acceptpathinfo enablemmap enablesendfile extendedstatus traceenable contentdigest defaulttype
	languagepriority forcelanguage readme virtualdocumentroot remoteip namevirtualhost addoutputfilter setoutputfilter outputfilter cachedisable
	cacheenable cache filter brotli md acceptfilter allowencodedslashes bufferedlogs sendbuffer receivebuffer listenbacklog coredump graceful undefine 
	rewritebase rewritelog rewritemap action sethandler addhandler removehandler fallbackresource redirectmatch timeoutx requestreadtimeout modsec
	xsendfile unsetenv anonymous scriptsock cgi removetype mod_`)

// serverOnly may not stand in a section of paths or files.
var serverOnly = strings.Fields(`proxyrequests proxyvia proxytimeout timeout servername serveralias listen loadmodule documentroot sslengine <virtualhost`)

// sectionOnly may stand nowhere else.
var sectionOnly = strings.Fields(`authtype authname require order allow deny satisfy <requireall <requireany <requirenone`)

// switches take On or Off.
var switches = strings.Fields(`rewriteengine proxypreservehost proxyaddheaders proxywebsocketfallbacktoproxyhttp`)

// balancerParameters are those of a balancer.
var balancerParameters = strings.Fields(`lbmethod stickysession maxattempts nofailover timeout failonstatus failontimeout forcerecovery growth nonce
	scolonpathdelim stickysessionsep bgrowth bpersist`)

// parameters are those of a worker.
var parameters = strings.Fields(`min max ttl smax acquire timeout iobuffersize receivebuffersize keepalive disablereuse enablereuse route redirect
	addressttl status flushpackets flushwait ping lbset connectiontimeout retry responsefieldsize upgrade secret mapping loadfactor hcmethod hcpasses
	hcfails hcinterval hcuri hcexpr hctemplate name username password`)

// ruleFlags are those of RewriteRule.
var ruleFlags = strings.Fields(`b bnp bctls bne c chain co cookie dpi discardpath e env end f forbidden g gone h handler l last n next nc nocase ne
	noescape ns nosubreq p proxy pt passthrough qsa qsappend qsd qsdiscard qsl qslast r redirect s skip t type unsafeallow3f unsafeprefixstat unc`)

// near returns the name in all that s is a misspelling of, or "": one letter more, less
// or other, or two that are swapped.
func near(s string, all []string) string {
	for _, name := range all {
		if len(name) > 3 && name != s && oneApart(name, s) {
			return name
		}
	}
	return ""
}

func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(b) == len(a)+1 {
		return a[i:] == b[i+1:]
	}
	if len(a) != len(b) || i == len(a) {
		return false
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
