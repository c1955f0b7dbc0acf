package chromium

import (
	"strconv"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Client is WebSocketBasicHandshakeStream of
// net/websockets/websocket_basic_handshake_stream.cc, on HttpStreamParser. It
// takes an interim response for the answer: R02.
func Client(o wire.Offer, raw string) wire.Outcome { return printed(judge(o, raw)) }

// judge is Client, with a message that may be no UTF-8.
func judge(o wire.Offer, raw string) wire.Outcome {
	head, fault := readHead(raw)
	switch {
	case fault == ErrConnectionClosed && head.status == 401: // the log-in fails first
		return wire.FailsWith(NoCredentials)
	case fault != "":
		return wire.FailsWith(During + fault)
	}
	if out, bad := statusOutcome(head.status, 101); bad {
		return out
	}
	for _, check := range []func(wire.Offer, []wire.Field) string{upgradeFault, acceptFault, connectionFault, protocolFault, extensionsFault} {
		if fault := check(o, head.fields); fault != "" {
			return wire.FailsWith(During + fault)
		}
	}
	return wire.Opened()
}

// printed is out as the console has it: the browser's process hands a message to
// the page's as UTF-8, and one that is none is lost there.
func printed(out wire.Outcome) wire.Outcome {
	if utf8.ValidString(out.Message) {
		return out
	}
	return wire.Outcome{Verdict: out.Verdict, Note: "Its console gives no reason, because what it would quote is not UTF-8."}
}

// Extended is websocket_http2_handshake_stream.cc: exactly 200, and no
// Upgrade, Connection and Accept (E05, E07, E09).
func Extended(o wire.Offer, fields []wire.Field) wire.Outcome {
	return printed(judgeExtended(o, fields))
}

// judgeExtended is Extended, with a message that may be no UTF-8.
func judgeExtended(o wire.Offer, fields []wire.Field) wire.Outcome {
	if out, bad := statusOutcome(toInt(wire.First(fields, ":status")), 200); bad {
		return out
	}
	var split []wire.Field
	for _, f := range fields {
		split = appendField(split, f)
	}
	for _, check := range []func(wire.Offer, []wire.Field) string{protocolFault, extensionsFault} {
		if fault := check(o, split); fault != "" {
			return wire.FailsWith(During + fault)
		}
	}
	return wire.Opened()
}

// statusOutcome says what comes of a status other than the one wanted: R01.
func statusOutcome(status, wanted int) (wire.Outcome, bool) {
	switch status {
	case wanted:
		return wire.Outcome{}, false
	case 401:
		return wire.FailsWith(NoCredentials), true
	case 407:
		return wire.FailsWith(Establishing + ErrProxyAuthRequired), true
	}
	return wire.FailsWith(During + StatusUnexpected + strconv.Itoa(status)), true
}

// single is GetSingleHeaderValue: a comma makes two of one (R04). It returns
// missing or repeated if there is not one.
func single(fields []wire.Field, name, missing, repeated string) (value, fault string) {
	switch values := wire.Values(fields, name); len(values) {
	case 0:
		return "", missing
	case 1:
		return values[0], ""
	}
	return "", repeated
}

func upgradeFault(_ wire.Offer, fields []wire.Field) string {
	value, fault := single(fields, "Upgrade", UpgradeMissing, UpgradeRepeated)
	if fault == "" && !handshake.EqualFold(value, "websocket") {
		return UpgradeOther + ": " + value
	}
	return fault
}

func acceptFault(o wire.Offer, fields []wire.Field) string {
	value, fault := single(fields, "Sec-WebSocket-Accept", AcceptMissing, AcceptRepeated)
	if fault == "" && !o.Matches(value) {
		return AcceptWrong
	}
	return fault
}

// connectionFault takes a list, in any number of fields: R06.
func connectionFault(_ wire.Offer, fields []wire.Field) string {
	options := wire.Values(fields, "Connection")
	switch {
	case len(options) == 0:
		return ConnectionMissing
	case !wire.HasMember(options, "upgrade"):
		return ConnectionOther
	}
	return ""
}

// protocolFault is ValidateSubProtocol of websocket_handshake_stream_base.cc.
// It stops at the first value that was not asked for, or at the second.
func protocolFault(o wire.Offer, fields []wire.Field) string {
	values := wire.Values(fields, "Sec-WebSocket-Protocol")
	switch {
	case len(values) == 0 && len(o.Protocols) > 0:
		return ProtocolUnanswered
	case len(values) == 0:
		return ""
	case len(o.Protocols) == 0:
		return ProtocolUnasked + values[0]
	case !o.AsksFor(values[0]):
		return ProtocolOther + values[0] + ProtocolOtherEnd
	case len(values) > 1:
		return ProtocolRepeated
	}
	return ""
}
