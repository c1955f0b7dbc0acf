//go:build !js && observe

package observe

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"wsaccept/server/conformance/cases"
	"wsaccept/server/conformance/clients"
	"wsaccept/server/conformance/servers"
	"wsaccept/server/conformance/table"
	"wsaccept/server/probe"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// conformanceFile is the table that TestConformance renews.
const conformanceFile = "../../../server/conformance/table/table.json"

// TestConformance runs the conformance suite against the programs, prints what each
// breaks, and renews the table: make conformance. The programs are set up as the
// predictions say, where servers close what they have opened, so that frames are not
// tested.
func TestConformance(t *testing.T) {
	all := table.Table{Date: time.Now().UTC().Format(time.DateOnly), Missing: []string{}}
	scripts := map[string]Script{
		"the programs for Node.js": {Command: []string{"node", "main.mjs"}, Dir: "node"},
		"the programs for Python":  {Command: []string{python(), "observe.py"}, Dir: "python"},
	}
	addresses, err := StartGoServers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	versions, err := goVersions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all.Servers = append(all.Servers, testServers(t, addresses, versions)...)
	for id, dial := range goDialers {
		all.Clients = append(all.Clients, testClient(t, id, versions[id], func(ctx context.Context, url string, protocols []string) error {
			return dial(ctx, url, protocols, true)
		}))
	}
	for name, script := range scripts {
		addresses, versions, err := script.StartServers(t.Context())
		if err != nil {
			all.Missing = append(all.Missing, name+": "+err.Error())
			continue
		}
		all.Servers = append(all.Servers, testServers(t, addresses, versions)...)
		running, err := script.StartClients(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, client := range programs.Unanswered(handshake.ConnectionRefused) { // a list of the clients
			id := client.Program.ID
			if versions[id] == "" {
				continue
			}
			all.Clients = append(all.Clients, testClient(t, id, versions[id], func(ctx context.Context, url string, protocols []string) error {
				outcome, err := running.Dial(ctx, id, url, protocols, true)
				if outcome.Verdict == "waits" {
					return clients.ErrTookLong
				}
				if err == nil && !outcome.Opened() {
					err = errors.New(outcome.Message)
				}
				return err
			}))
		}
	}
	byID := func(a, b table.Program) int { return strings.Compare(a.ID, b.ID) }
	slices.SortFunc(all.Servers, byID)
	slices.SortFunc(all.Clients, byID)
	all.Print(os.Stdout)
	if len(all.Missing) > 0 && os.Getenv("CI") == "true" {
		t.Error("not all programs were run")
	}
	if err := all.Save(conformanceFile); err != nil {
		t.Error(err)
	}
}

// testServers tests each server that is predicted.
func testServers(t *testing.T, addresses, versions map[string]string) []table.Program {
	t.Helper()
	selected := slices.DeleteFunc(cases.All(), func(c cases.Case) bool { return c.Then != nil })
	var all []table.Program
	for _, s := range programs.Servers(handshake.ParseRequest("")) {
		at := addresses[s.ID]
		if at == "" {
			continue
		}
		path := "/chat"
		if s.ID == "socket-io" {
			path = "/socket.io/?EIO=4&transport=websocket"
		}
		address, err := probe.ParseAddress("ws://" + at + path)
		if err != nil {
			t.Fatal(err)
		}
		report, err := servers.Run(t.Context(), servers.Options{
			Address: address, Cases: selected, Request: probe.Request{Protocols: subprotocols[:1]},
			Probe: probe.Options{Timeout: 4 * time.Second},
		})
		if err != nil {
			t.Errorf("%s: %v", s.ID, err)
			continue
		}
		all = append(all, table.Sum(s.ID, versions[s.Program.ID], at, report))
	}
	return all
}

// testClient lets a client meet each response of the laboratory.
func testClient(t *testing.T, id, version string, dial clients.Dial) table.Program {
	t.Helper()
	faults, _ := clients.Select(nil)
	lab, err := clients.Serve(t.Context(), "127.0.0.1:0", faults)
	if err != nil {
		t.Fatal(err)
	}
	defer lab.Close()
	report := lab.Run(t.Context(), dial, clients.Options{Timeout: 15 * time.Second, Parallel: 32})
	fmt.Printf("%s: %.0f s\n", id, report.Seconds)
	return table.Sum(id, version, lab.Address(), report)
}
