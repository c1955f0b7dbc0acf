package wiretest

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
)

// Report is what the server tells a page of its handshake. It is written out here, so that
// a test does not hold the server to its own type.
type Report struct {
	Request, Response []byte
	Redacted          []string
	Truncated         bool
	Unsent            int
	Other             *struct {
		Server   string
		Response []byte
	}
}

// GetReport reads the report at url, and all of the answer, so that the
// connection can be used again.
func GetReport(client *http.Client, url string) (r Report, status int, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		return r, 0, err
	}
	resp, err := client.Do(request)
	if err != nil {
		return r, 0, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode == 200 {
		err = json.Unmarshal(body, &r)
	}
	return r, resp.StatusCode, err
}
