package draft

import (
	"slices"
	"testing"

	"tier/fileio"
)

// TestCustomerHeaders: the lists have what exports call customers, each header once, and what may name other things last.
func TestCustomerHeaders(t *testing.T) {
	ids, names := CustomerHeaders()
	var keys []string
	for _, h := range slices.Concat(ids, names) {
		key, _ := fileio.NormalHeader(h)
		if slices.Contains(keys, key) {
			t.Errorf("%s stands twice", h)
		}
		keys = append(keys, key)
	}
	for _, h := range []string{"客户编号", "客户编码", "客户代码", "客户号", "客户ID", "Customer ID", "CustomerID", "Customer No", "Customer Number",
		"Customer Code", "Account ID", "Client ID", "客户名称", "客户", "客户简称", "Customer Name", "Customer", "Client", "Account Name"} {
		if key, _ := fileio.NormalHeader(h); !slices.Contains(keys, key) {
			t.Errorf("%s is missing", h)
		}
	}
	for _, plain := range []string{"编号", "ID"} {
		if slices.Index(ids, plain) < slices.Index(ids, "Client No") {
			t.Errorf("%s comes before what says customer", plain)
		}
	}
	if slices.Index(names, "Name") < slices.Index(names, "Company") {
		t.Error("Name comes before what says company")
	}
	ids[0] = "changed"
	if again, _ := CustomerHeaders(); again[0] == "changed" {
		t.Error("a caller can change the list")
	}
}
