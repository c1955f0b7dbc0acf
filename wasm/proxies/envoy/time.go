package envoy

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/yaml"
)

// idle tells when Envoy cuts a connection without traffic.
func (c *configuration) idle(r *passage.Route, m *manager, action *yaml.Node) {
	const standard = 300
	r.Idle = passage.Idle{Known: m.node != nil, Seconds: standard, Says: claims[streamIdle].String()}
	for _, set := range []struct {
		pair *yaml.Pair
		says string
	}{
		{action.Pair("idle_timeout"), "idle_timeout of the route, which holds instead of stream_idle_timeout."},
		{m.node.Pair("stream_idle_timeout"), "stream_idle_timeout: Envoy cuts the connection when nothing has come from either side for so long."},
	} {
		if set.pair != nil {
			n, ok := seconds(set.pair.Value.String())
			r.Idle = passage.Idle{Known: ok, Seconds: n, Says: set.says, Span: c.lineOf(set.pair.Span)}
			return
		}
	}
}

// warn tells what does harm to a WebSocket that opens.
func (c *configuration) warn(r *passage.Route, m *manager, action *yaml.Node) {
	if got := r.Arrives.Get("host"); got != r.Ask.Host && r.Ask.Host != "" {
		r.Warns = append(r.Warns, passage.Note{
			Says: "The route rewrites Host, and Origin stays: a server that compares them refuses browsers with 403.", Span: c.lineOf(action.Span),
		})
	}
	for _, limit := range []*yaml.Pair{
		action.Pair("max_stream_duration"), m.node.Get("common_http_protocol_options").Pair("max_stream_duration"),
		m.node.Get("common_http_protocol_options").Pair("max_connection_duration"),
	} {
		if limit != nil {
			r.Warns = append(r.Warns, passage.Note{Says: limit.Key + " ends a WebSocket after this time, however busy it is.", Span: c.lineOf(limit.Span)})
		}
	}
	var span handshake.Span
	if p := action.Pair("timeout"); p != nil {
		span = c.lineOf(p.Span)
	}
	r.Notes = append(r.Notes, passage.Note{Says: claims[routeTimeout].String(), Span: span})
}

// seconds reads a duration as JSON has it: "5s", "0.5s". ok is false for what is no
// duration, and for less than a second that is not 0.
func seconds(text string) (n int, ok bool) {
	whole, isSeconds := strings.CutSuffix(text, "s")
	whole, part, _ := strings.Cut(whole, ".")
	n, ok = number(whole)
	return n, ok && isSeconds && (n > 0 || strings.Trim(part, "0") == "")
}

func number(text string) (n int, ok bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0
}
