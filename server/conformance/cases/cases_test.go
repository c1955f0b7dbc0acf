package cases

import "testing"

func TestCount(t *testing.T) { t.Log(len(All())) }
