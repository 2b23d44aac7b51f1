//go:build ignore

// The lists writes the example lists of testdata, always with the same bytes:
//
//	go run .ci/lists/*.go DIR
//
// customers.xlsx is tidy, customers-messy.xlsx and customers-gbk.csv are what people really have. ratings.csv is what six
// raters say of the tidy list's customers, and orders.csv is what those bought. credit-*.xlsx and credit-*.csv are for tier credit. All companies and people are invented. testdata/README.md says what tier must say about each.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/xuri/excelize/v2"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run .ci/lists/*.go DIR")
		os.Exit(2)
	}
	list := customers()
	write(filepath.Join(os.Args[1], "customers.xlsx"), tidy(list))
	write(filepath.Join(os.Args[1], "customers-messy.xlsx"), messy(list))
	check(os.WriteFile(filepath.Join(os.Args[1], "customers-gbk.csv"), gbk(list), 0o644))
	check(os.WriteFile(filepath.Join(os.Args[1], "ratings.csv"), ratings(list), 0o644))
	check(os.WriteFile(filepath.Join(os.Args[1], "orders.csv"), orderExport(orders(list)), 0o644))
	owing := creditList()
	write(filepath.Join(os.Args[1], "credit-customers.xlsx"), creditCustomers(owing))
	write(filepath.Join(os.Args[1], "credit-requests.xlsx"), creditRequests(owing))
	check(os.WriteFile(filepath.Join(os.Args[1], "credit-statements.csv"), creditStatements(owing), 0o644))
	check(os.WriteFile(filepath.Join(os.Args[1], "credit-invoices.csv"), creditInvoices(owing), 0o644))
	check(os.WriteFile(filepath.Join(os.Args[1], "credit-receipts.csv"), creditReceipts(owing), 0o644))
}

// write saves a workbook. Its properties are fixed, since the time of writing would change the bytes.
func write(path string, f *excelize.File) {
	check(f.SetDocProps(&excelize.DocProperties{
		Creator: "tier", LastModifiedBy: "tier", Title: "客户清单",
		Created: "2026-09-30T00:00:00Z", Modified: "2026-09-30T00:00:00Z",
	}))
	out := must(os.Create(path))
	check(f.Write(out))
	check(out.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func must[T any](v T, err error) T {
	check(err)
	return v
}
