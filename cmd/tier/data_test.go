//go:build data

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The tests of this file judge real lists twice, by the program and by SQLite (the sqlite3 command), and want no
// difference in any customer's points, score, rank and tier, nor in any tier's count and shares. SQL counts whole units
// of the list's last decimal (cents, mills …) and never a float.
//
//	TIER_DATA=FOLDER go test -tags data ./cmd/tier

// TestWholesaleAgainstSQL judges the list as it is, row by row: 440 customers of many equal figures, without an id.
func TestWholesaleAgainstSQL(t *testing.T) {
	list := outside(t, "wholesale", "wholesale-customers-440.csv")
	columns := []string{"Fresh", "Milk", "Grocery", "Frozen", "Detergents_Paper", "Delicassen"}
	all := strings.Join(columns, " + ")
	// A customer without an id is called by its line; the header is the first.
	byRow := "SELECT rowid + 1 AS id, Region AS region, "
	db := newDatabase(t)
	db.load("lines", list)
	judged := judgeBySQL(t, db, list, sqlList{
		customers: byRow + all + " AS v FROM lines",
		fields:    "region: {header: Region, type: text}, " + fieldsOf(columns), derive: strings.ToLower(all), unit: 1,
	})
	if got := judged.total(); got != 14_619_500 {
		t.Errorf("the six columns make %v, want 14619500", got)
	}
	for _, column := range columns {
		judgeBySQL(t, db, list, sqlList{
			customers: byRow + column + " + 0 AS v FROM lines",
			fields:    "region: {header: Region, type: text}, v: " + column, unit: 1,
		})
	}
	anyOrder(t, db, "SELECT rowid AS Customer, Channel, Region, "+strings.Join(columns, ", ")+" FROM lines", sqlList{
		customers: byRow + all + " AS v FROM lines",
		fields:    "id: Customer, region: {header: Region, type: text}, " + fieldsOf(columns), derive: strings.ToLower(all), unit: 1,
	})
}

// fieldsOf are fields called like their columns, in lower case.
func fieldsOf(columns []string) string {
	var fields []string
	for _, c := range columns {
		fields = append(fields, strings.ToLower(c)+": "+c)
	}
	return strings.Join(fields, ", ")
}

// TestSuperstoreAgainstSQL sums 9,994 order lines up per customer. 155 customers of 793 bring a loss.
func TestSuperstoreAgainstSQL(t *testing.T) {
	db := newDatabase(t)
	db.load("lines", sheetAsCSV(t, outside(t, "superstore", "Sample - Superstore.xlsx"), "Orders"))
	db.exec(`CREATE TABLE customers AS SELECT "Customer ID" AS id, MIN(Segment) AS region,
		SUM(CAST(ROUND(Sales * 10000) AS INTEGER)) AS sales, SUM(CAST(ROUND(Profit * 10000) AS INTEGER)) AS profit
		FROM lines GROUP BY 1;`)
	db.wants("793 customers, sales 22972008603 and profit 2863970217 in units of 0.0001, losses of 155",
		`SELECT COUNT(*) || ' customers, sales ' || SUM(sales) || ' and profit ' || SUM(profit) ||
		' in units of 0.0001, losses of ' || SUM(profit < 0) FROM customers`)
	columns := "SELECT id AS Customer, region AS Segment, " + decimalSQL("sales", 4) + " AS Sales, " + decimalSQL("profit", 4) + " AS Profit FROM customers"
	list := db.save(columns)
	fields := "id: Customer, region: Segment, v: "
	judgeBySQL(t, db, list, sqlList{customers: "SELECT id, region, sales AS v FROM customers", fields: fields + "Sales", unit: 10_000})
	profits := sqlList{customers: "SELECT id, region, profit AS v FROM customers", fields: fields + "Profit", unit: 10_000}
	judged := judgeBySQL(t, db, list, profits)
	judged.wantsTop10(t, 79, "57.3")
	anyOrder(t, db, columns, profits)
}

// TestSuperstoreIsATransactionTable wants the raw order lines named for what they are, and nothing written.
func TestSuperstoreIsATransactionTable(t *testing.T) {
	list := outside(t, "superstore", "Sample - Superstore.xlsx")
	t.Chdir(t.TempDir())
	for _, command := range [][]string{{"init"}, {"score"}, {"score", "-o", "result.xlsx"}} {
		code, _, stderr := runTier(append(command, "--lang", "en", list)...)
		if code != exitUsage || !strings.Contains(stderr, `is a transaction table: its column "Customer ID" names 793 customers in 9994 rows`) {
			t.Errorf("%s: exit %d\n%s", command, code, stderr)
		}
	}
	if left, err := os.ReadDir("."); err != nil || len(left) > 0 {
		t.Errorf("%v written (%v)", left, err)
	}
}

// TestOnlineRetailAgainstSQL sums 541,909 order lines up per customer, returns included.
func TestOnlineRetailAgainstSQL(t *testing.T) {
	db := newDatabase(t)
	db.load("lines", unzipped(t, outside(t, "online-retail", "online_retail.csv.gz")))
	db.exec(`CREATE TABLE customers AS SELECT CustomerID AS id, MIN(Country) AS region,
		SUM(Quantity * CAST(ROUND(UnitPrice * 1000) AS INTEGER)) AS sales FROM lines WHERE CustomerID <> '' GROUP BY 1;`)
	db.wants("135080 lines without a customer", "SELECT COUNT(*) || ' lines without a customer' FROM lines WHERE CustomerID = ''")
	db.wants("4372 customers, 8300065814 mills", "SELECT COUNT(*) || ' customers, ' || SUM(sales) || ' mills' FROM customers")
	columns := "SELECT id AS CustomerID, region AS Country, " + decimalSQL("sales", 3) + " AS Sales FROM customers"
	list := sqlList{customers: "SELECT id, region, sales AS v FROM customers", fields: "id: CustomerID, region: Country, v: Sales", unit: 1000}
	judged := judgeBySQL(t, db, db.save(columns), list)
	judged.wantsTop10(t, 437, "60.0")
	anyOrder(t, db, columns, list)
}

// TestReceivablesAgainstSQL sums 2,466 invoices up per customer.
func TestReceivablesAgainstSQL(t *testing.T) {
	db := newDatabase(t)
	db.load("lines", outside(t, "receivables", "WA_Fn-UseC_-Accounts-Receivable.csv"))
	db.exec(`CREATE TABLE customers AS SELECT customerID AS id, MIN(countryCode) AS region,
		SUM(CAST(ROUND(InvoiceAmount * 100) AS INTEGER)) AS amount FROM lines GROUP BY 1;`)
	db.wants("100 customers", "SELECT COUNT(*) || ' customers' FROM customers")
	columns := "SELECT id AS customerID, region AS countryCode, " + decimalSQL("amount", 2) + " AS Amount FROM customers"
	list := sqlList{customers: "SELECT id, region, amount AS v FROM customers",
		fields: "id: customerID, region: {header: countryCode, type: text}, v: Amount", unit: 100}
	judgeBySQL(t, db, db.save(columns), list)
	anyOrder(t, db, columns, list)
}

// outside is a file of the folder TIER_DATA.
func outside(t *testing.T, path ...string) string {
	t.Helper()
	root := os.Getenv("TIER_DATA")
	if root == "" {
		t.Skip("TIER_DATA names no folder")
	}
	return filepath.Join(append([]string{root}, path...)...)
}

// sheetAsCSV reads a sheet with excelize, not with the program's own reader.
func sheetAsCSV(t *testing.T, path, sheet string) string {
	t.Helper()
	book, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "lines.csv")
	writeList(t, file, rows)
	return file
}

func unzipped(t *testing.T, path string) string {
	t.Helper()
	packed, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	text, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "lines.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(file, text); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Name()
}

// sqlList is a list as SQL knows it and as a configuration names its columns.
type sqlList struct {
	customers string // SELECT of id, region and v, the value in whole units
	fields    string // of the configuration, without id where rows are numbered
	derive    string // the expression of v, where it is no column
	unit      int64  // how many units of v are 1
}

// config is the configuration that judges the list by some models.
func (l sqlList) config(models []sqlModel) string {
	var out strings.Builder
	fmt.Fprintf(&out, "version: 1\ntitle: Real\ndecimals: 4\nvalue: v\nfields: {%s}\n", l.fields)
	if l.derive != "" {
		fmt.Fprintf(&out, "derive:\n  v: '%s'\n", l.derive)
	}
	out.WriteString("models:\n")
	for _, m := range models {
		fmt.Fprintf(&out, "  - name: %s\n    criteria:\n", m.name)
		for i, k := range m.criteria {
			fmt.Fprintf(&out, "      - {name: c%d, weight: %d, %s}\n", i, k.weight, k.rule)
		}
		out.WriteString(m.tiers.String())
	}
	return out.String()
}

// sqlModel is a model both in the configuration's words and in SQL.
type sqlModel struct {
	name     string
	criteria []sqlCriterion
	tiers    plainTiers
}

// sqlCriterion's points are an SQL expression for the whole number of billionths, its max is 10 or 100.
type sqlCriterion struct {
	weight, max int
	rule        string
	points      string
}

// The ranks that rules of places ask for. percentile is 100 × (customers that have less) ÷ (the others), rounded half
// up to billionths.
const (
	percentileSQL = "(200000000000 * (RANK() OVER (ORDER BY v) - 1) + COUNT(*) OVER () - 1) / (2 * (COUNT(*) OVER () - 1))"
	placeSQL      = "RANK() OVER (ORDER BY v DESC), COUNT(*) OVER ()"
	lowPlaceSQL   = "RANK() OVER (ORDER BY v), COUNT(*) OVER ()"
	withinSQL     = "RANK() OVER (PARTITION BY region ORDER BY v DESC), COUNT(*) OVER (PARTITION BY region)"
)

// rankCriterion gives 10, 8 or 6 points to the top 10%, 30% and 62.5%, and 4 to the others. A place is within a share of
// n customers where it is at most share × n rounded half up.
func rankCriterion(weight int, more, ranks string) sqlCriterion {
	place, peers, _ := strings.Cut(ranks, "), ")
	place += ")"
	within := func(thousandths int) string {
		return fmt.Sprintf("%s <= (2 * %d * (%s) + 1000) / 2000", place, thousandths, peers)
	}
	return sqlCriterion{weight, 10, "field: v, rank: {top 10%: 10, top 30%: 8, top 62.5%: 6, else: 4}" + more,
		fmt.Sprintf("1000000000 * CASE WHEN %s THEN 10 WHEN %s THEN 8 WHEN %s THEN 6 ELSE 4 END", within(100), within(300), within(625))}
}

// bandCriterion has its steps at given values, lowest first.
func bandCriterion(weight int, at []int64, unit int64) sqlCriterion {
	points := []int64{0, 4, 7, 10}
	rule, cases := "else: 0", ""
	for i, v := range at {
		rule = fmt.Sprintf("%s: %d, %s", units(v, unit), points[i+1], rule)
		cases = fmt.Sprintf("WHEN v >= %d THEN %d ", v, points[i+1]) + cases
	}
	return sqlCriterion{weight, 10, "field: v, bands: {" + rule + "}", "1000000000 * CASE " + cases + "ELSE 0 END"}
}

// curveCriterion has its knots at given values, lowest first. Whole units and the remainder are divided apart, because the
// product would not fit into 64 bits.
func curveCriterion(weight int, at []int64, unit int64) sqlCriterion {
	points := []int64{1, 5, 10}
	var rule []string
	cases := fmt.Sprintf("WHEN v <= %d THEN 1000000000 * %d", at[0], points[0])
	for i, v := range at {
		rule = append(rule, fmt.Sprintf("%s: %d", units(v, unit), points[i]))
		if i == 0 {
			continue
		}
		span, rise := v-at[i-1], points[i]-points[i-1]
		run := fmt.Sprintf("((v - %d) * %d)", at[i-1], rise)
		cases += fmt.Sprintf(" WHEN v <= %d THEN 1000000000 * (%d + %s / %d) + (2 * (%s %% %d) * 1000000000 + %d) / (2 * %d)",
			v, points[i-1], run, span, run, span, span, span)
	}
	return sqlCriterion{weight, 10, "field: v, curve: {" + strings.Join(rule, ", ") + "}",
		fmt.Sprintf("CASE %s ELSE 1000000000 * %d END", cases, points[len(at)-1])}
}

// units writes a whole number of units as a decimal.
func units(v, unit int64) string { return decimalText(big.NewRat(v, unit)) }

// sqlModels are the models that every list is judged by. spots are values of the list, lowest first.
func sqlModels(spots []int64, unit int64) []sqlModel {
	percentile := sqlCriterion{100, 100, "formula: 'percentile(v)', max: 100", percentileSQL}
	tenth := plainTiers{"headcount", []string{"10", "20", "30", "40"}}
	half := percentile
	half.weight = 45
	return []sqlModel{
		{"heads", []sqlCriterion{percentile}, tenth},
		{"heads_odd", []sqlCriterion{percentile}, plainTiers{"headcount", []string{"12.5", "17.5", "30", "40"}}},
		{"heads_thirds", []sqlCriterion{percentile}, plainTiers{"headcount", []string{"33.3", "33.3", "33.4"}}},
		{"heads_fine", []sqlCriterion{percentile}, plainTiers{"headcount", []string{"0.125", "2.375", "47.5", "49.999", "0.001"}}},
		{"value", []sqlCriterion{percentile}, plainTiers{"value", []string{"60", "25", "10", "5"}}},
		{"value_odd", []sqlCriterion{percentile}, plainTiers{"value", []string{"12.5", "17.5", "30", "40"}}},
		{"value_thirds", []sqlCriterion{percentile}, plainTiers{"value", []string{"33.3", "33.3", "33.4"}}},
		{"rank", []sqlCriterion{rankCriterion(100, "", placeSQL)}, tenth},
		{"rank_low", []sqlCriterion{rankCriterion(100, ", order: low", lowPlaceSQL)}, plainTiers{"score", []string{"80", "60", "-"}}},
		{"rank_within", []sqlCriterion{rankCriterion(100, ", within: region", withinSQL)}, plainTiers{"headcount", []string{"12.5", "17.5", "30", "40"}}},
		{"bands", []sqlCriterion{bandCriterion(100, spots, unit)}, plainTiers{"score", []string{"70", "40", "-"}}},
		{"curve", []sqlCriterion{curveCriterion(100, spots, unit)}, tenth},
		{"mix", []sqlCriterion{half, curveCriterion(25, spots, unit), rankCriterion(20, ", within: region", withinSQL), bandCriterion(10, spots, unit)},
			plainTiers{"headcount", []string{"12.5", "17.5", "30", "40"}}},
	}
}

// judgeBySQL compares the program with SQL on a list, and returns what both say.
func judgeBySQL(t *testing.T, db *database, list string, l sqlList) judgement {
	t.Helper()
	models := db.models(l)
	want := judgement{map[string]opinion{}, map[string]modelTotals{}}
	for _, m := range models {
		db.judge(m, l.unit, want)
	}
	got := scoreList(t, l.config(models), list)
	sameJudgement(t, want, got)
	if len(want.Customers) < 100*len(models) {
		t.Errorf("only %d verdicts", len(want.Customers))
	}
	t.Logf("%s: %d verdicts compared", filepath.Base(list), len(want.Customers))
	return got
}

// models makes the table judged, and the models with steps at its values.
func (db *database) models(l sqlList) []sqlModel {
	db.t.Helper()
	db.exec("DROP TABLE IF EXISTS judged; CREATE TABLE judged AS " + l.customers + ";")
	return sqlModels(db.spots(), l.unit)
}

// judge adds what a model says of the table judged.
func (db *database) judge(m sqlModel, unit int64, into judgement) {
	db.t.Helper()
	var points, weighted []string
	for i, k := range m.criteria {
		points = append(points, fmt.Sprintf("%s AS p%d", k.points, i))
		weighted = append(weighted, fmt.Sprintf("p%d * %d", i, k.weight*100/k.max))
	}
	// Billionths of points × weight × 100 ÷ max are 10,000,000 to the ten-thousandth of a score.
	views := fmt.Sprintf(`WITH pointed AS (SELECT *, %s FROM judged),
		scored AS (SELECT *, (2 * (%s) + 10000000) / 20000000 AS score FROM pointed),
		placed AS (SELECT *, RANK() OVER (ORDER BY score DESC) AS place, COUNT(*) OVER () AS n,
			SUM(MAX(v, 0)) OVER (ORDER BY v DESC) - SUM(MAX(v, 0)) OVER (PARTITION BY v) AS before, SUM(MAX(v, 0)) OVER () AS gains FROM scored),
		tiered AS (SELECT *, %s AS tier FROM placed)`, strings.Join(points, ", "), strings.Join(weighted, " + "), m.tiers.sql())
	columns := "id, score, place, tier"
	for i := range m.criteria {
		columns += fmt.Sprintf(", p%d", i)
	}
	for _, row := range db.query(views + " SELECT " + columns + " FROM tiered") {
		o := opinion{Score: db.number(row[1], 10_000), Rank: int(db.number(row[2], 1)), Tier: levelName(int(db.number(row[3], 1)))}
		for _, p := range row[4:] {
			o.Points = append(o.Points, db.number(p, 1_000_000_000))
		}
		into.Customers[m.name+" "+row[0]] = o
	}
	totals := modelTotals{Tiers: make([]tierTotals, len(m.tiers.figures))}
	for level := range totals.Tiers {
		totals.Tiers[level] = tierTotals{Name: levelName(level)}
	}
	for _, row := range db.query(views + ` SELECT tier, COUNT(*), SUM(v), SUM(MAX(v, 0)), n, gains FROM tiered GROUP BY tier`) {
		t := &totals.Tiers[int(db.number(row[0], 1))]
		t.Count = int(db.number(row[1], 1))
		t.Share = nearestQuotient(db.whole(row[1]), db.whole(row[4]))
		t.Value = db.number(row[2], unit)
		t.ValueShare = nearestQuotient(db.whole(row[3]), db.whole(row[5]))
	}
	into.Models[m.name] = totals
}

// sql is the expression of a customer's level, 0 the best.
//
// By headcount, whoever's place is at most the boundary, share × n rounded half up, is in: equal scores have the same,
// better place. By value, whoever has less than the share before it is in, so the one that crosses is, and so are those
// equal to it.
func (tiers plainTiers) sql() string {
	var cases strings.Builder
	cumulative, last := int64(0), len(tiers.figures)-1
	for level, figure := range tiers.figures[:last] {
		thousandths, _ := new(big.Rat).SetString(figure)
		thousandths.Mul(thousandths, big.NewRat(1000, 1)) // of a percent
		cumulative += thousandths.Num().Int64()
		switch tiers.by {
		case "score":
			fmt.Fprintf(&cases, "WHEN score >= %d THEN %d ", 10*thousandths.Num().Int64(), level)
		case "headcount":
			fmt.Fprintf(&cases, "WHEN place <= (2 * %d * n + 100000) / 200000 THEN %d ", cumulative, level)
		case "value":
			fmt.Fprintf(&cases, "WHEN v > 0 AND 100000 * before < %d * gains THEN %d ", cumulative, level)
		}
	}
	return fmt.Sprintf("CASE %sELSE %d END", cases.String(), last)
}

// total is the value that all customers bring, to a cent.
func (j judgement) total() float64 {
	sum := new(big.Rat)
	for _, tier := range j.Models["heads"].Tiers {
		sum.Add(sum, new(big.Rat).SetFloat64(tier.Value))
	}
	return nearestFloat(roundHalfUp(sum, 2))
}

// wantsTop10 wants the best tier of 10% to have n customers and to bring a percentage of the net value.
func (j judgement) wantsTop10(t *testing.T, n int, percent string) {
	t.Helper()
	best := j.Models["heads"].Tiers[0]
	if got := strconv.FormatFloat(100*best.Value/j.total(), 'f', 1, 64); best.Count != n || got != percent {
		t.Errorf("the top 10%% are %d customers and bring %s%%, want %d and %s%%", best.Count, got, n, percent)
	}
}

// anyOrder wants every verdict unchanged when rows and columns stand in another order.
func anyOrder(t *testing.T, db *database, columns string, l sqlList) {
	t.Helper()
	rows := db.table(columns)
	config := l.config(db.models(l))
	list := filepath.Join(t.TempDir(), "list.csv")
	writeList(t, list, rows)
	want := scoreList(t, config, list)
	for seed := range uint64(3) {
		writeList(t, list, shuffled(rand.New(rand.NewPCG(seed, 7)), rows))
		sameJudgement(t, want, scoreList(t, config, list))
	}
	slices.Reverse(rows[1:])
	writeList(t, list, rows)
	sameJudgement(t, want, scoreList(t, config, list))
}

// database is a SQLite database that the sqlite3 command works on.
type database struct {
	t    *testing.T
	path string
}

func newDatabase(t *testing.T) *database {
	t.Helper()
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("there is no sqlite3 command")
	}
	return &database{t, filepath.Join(t.TempDir(), "test.db")}
}

// exec runs a script and returns what it prints.
func (db *database) exec(script string) []byte {
	db.t.Helper()
	cmd := exec.Command("sqlite3", "-batch", "-bail", db.path)
	cmd.Stdin = strings.NewReader(script + "\n")
	var out, told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &told
	if err := cmd.Run(); err != nil || told.Len() > 0 {
		db.t.Fatalf("sqlite3: %v\n%s\n%s", err, told.String(), script)
	}
	return out.Bytes()
}

// load makes a table of texts out of a CSV file.
func (db *database) load(table, path string) {
	db.t.Helper()
	db.exec(fmt.Sprintf(".import --csv %q %s", path, table))
}

// table runs a query and returns the header and the rows.
func (db *database) table(query string) [][]string {
	db.t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(db.exec(".mode csv\n.headers on\n" + query + ";"))).ReadAll()
	if err != nil {
		db.t.Fatal(err)
	}
	return rows
}

func (db *database) query(query string) [][]string {
	db.t.Helper()
	rows := db.table(query)
	if len(rows) < 2 {
		db.t.Fatalf("nothing found: %s", query)
	}
	return rows[1:]
}

// save writes what a query finds as CSV.
func (db *database) save(query string) string {
	db.t.Helper()
	path := filepath.Join(db.t.TempDir(), "list.csv")
	writeList(db.t, path, db.table(query))
	return path
}

func (db *database) wants(want, query string) {
	db.t.Helper()
	if got := db.query(query)[0][0]; got != want {
		db.t.Errorf("%s, want %s", got, want)
	}
}

// spots are three values of the table judged, at a fifth, a half and nine tenths from the lowest.
func (db *database) spots() []int64 {
	db.t.Helper()
	var spots []int64
	for _, tenths := range []int{2, 5, 9} {
		row := db.query(fmt.Sprintf("SELECT v FROM judged ORDER BY v LIMIT 1 OFFSET (SELECT COUNT(*) * %d / 10 FROM judged)", tenths))[0]
		spots = append(spots, db.whole(row[0]).Num().Int64())
	}
	return spots
}

// whole reads a whole number; SQL that came to a float would show it here.
func (db *database) whole(text string) *big.Rat {
	db.t.Helper()
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		db.t.Fatal(err)
	}
	return big.NewRat(n, 1)
}

// number is the float nearest to a whole number of parts.
func (db *database) number(text string, parts int64) float64 {
	db.t.Helper()
	return nearestQuotient(db.whole(text), big.NewRat(parts, 1))
}

// decimalSQL writes a whole number as a decimal of some places.
func decimalSQL(column string, places int) string {
	unit := power10(places)
	return fmt.Sprintf("printf('%%s%%d.%%0%dd', iif(%s < 0, '-', ''), abs(%s) / %d, abs(%s) %% %d)", places, column, column, unit, column, unit)
}
