package envoy

import (
	"strings"

	"wsaccept/wasm/proxies/yaml"
)

// configuration is what a text has of Envoy's.
type configuration struct {
	text      string
	documents []*yaml.Node
	managers  []*manager
}

// manager is an HTTP connection manager, or what there is of one.
type manager struct {
	node  *yaml.Node // nil if the text has routes alone
	route *yaml.Node // a RouteConfiguration; nil if the routes are elsewhere
}

// read finds the connection managers; ok is false if text is not Envoy's.
func read(text string) (c *configuration, ok bool) {
	if !strings.Contains(text, "virtual_hosts") && !strings.Contains(text, "upgrade_type") && !strings.Contains(text, "ttp_connection_manager") && !strings.Contains(text, "HttpConnectionManager") {
		return nil, false
	}
	documents, ok := yaml.Parse(text)
	if !ok {
		return nil, false
	}
	c = &configuration{text: text, documents: documents}
	for _, d := range documents {
		d.Walk(c.visit)
	}
	return c, len(c.managers) > 0
}

// visit takes connection managers, and routes that stand in none.
func (c *configuration) visit(n *yaml.Node) bool {
	switch {
	case isManager(n):
		c.managers = append(c.managers, &manager{n, n.Get("route_config")})
		return false
	case n.Pair("virtual_hosts") != nil:
		c.managers = append(c.managers, &manager{nil, n})
		return false
	}
	return true
}

// isManager reports whether n is a connection manager: by its type, or by what is in it.
func isManager(n *yaml.Node) bool {
	kind := n.Get("@type").String()
	if kind != "" {
		return strings.HasSuffix(kind, "HttpConnectionManager")
	}
	if upgrades := n.Get("upgrade_configs").Each(); len(upgrades) > 0 && upgrades[0].Pair("upgrade_type") != nil {
		return n.Pair("cluster") == nil // else it is a route
	}
	return n.Pair("http_filters") != nil && (n.Pair("route_config") != nil || n.Pair("rds") != nil)
}

// hosts returns the virtual hosts.
func (m *manager) hosts() []*yaml.Node { return m.route.Get("virtual_hosts").Each() }

// cluster returns the cluster with the name, or nil.
func (c *configuration) cluster(name string) (found *yaml.Node) {
	for _, d := range c.documents {
		d.Walk(func(n *yaml.Node) bool {
			for _, one := range n.Get("clusters").Each() {
				if one.Get("name").String() == name {
					found = one
				}
			}
			return found == nil
		})
	}
	return found
}

// speaksHTTP2 reports whether requests to a cluster are HTTP/2.
func speaksHTTP2(cluster *yaml.Node) bool {
	yes := false
	cluster.Walk(func(n *yaml.Node) bool {
		if n.Pair("use_downstream_protocol_config") != nil || n.Pair("auto_config") != nil {
			return false
		}
		yes = yes || n.Pair("http2_protocol_options") != nil
		return true
	})
	return yes
}
