package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/book/booktest"
	"tier/fileio"
)

// The tests of this file look at every byte of what is written for people who must not see all: the workbook of one
// owner, and what is left of a list whose personal fields are withheld.

const peopleRubric = `version: 1
title: 客户分级
value: profit
as_of: 2026-09-30
fields: {id: 客户编号, name: 客户名称, owner: 业务员, sales: 年销售额, profit: 利润, grade: 忠诚度, potential: 潜力, rating: 潜力等级, strategic: 战略}
derive: {copy: 'coalesce(profit, 0)', margin: 'copy / sales'}
scales: {five: {优秀: 10, 良好: 8, 合格: 6}}
models:
  - name: value
    title: 价值
    criteria:
      - {name: 销售额, field: sales, weight: 40, bands: {1000: 10, 500: 5, else: 1}}
      - {name: 忠诚度, field: grade, weight: 30, grades: five, missing: skip}
      - {name: 潜力, field: potential, weight: 20, ranges: {好: [8, 10], 一般: [5, 8], 不好: [0, 5]}, rating: rating, missing: 0}
      - {name: 毛利, weight: 10, formula: 'min(10, copy / 20) * min(1, margin + 1)', max: 10, missing: skip}
    tiers: {by: score, levels: [{name: 关键, only: override}, {name: 重要, min: 80, expect: 60%}, {name: 普通, min: 40}, {name: 小}]}
    overrides:
      - {name: 标杆, when: 'strategic == "是"', tier: 关键, reason: 形象, approved_by: 总经理, until: 2026-12-31}
  - name: share
    title: 份额
    criteria: [{name: 忠诚, field: grade, weight: 100, grades: five, missing: 0}]
    tiers: {by: value, of: profit, levels: [{name: 大, share: 60%}, {name: 小, share: 40%}]}
  - name: place
    title: 名次
    criteria: [{name: 规模, field: sales, weight: 100, rank: {top 20%: 10, else: 4}, missing: 0}]
    tiers: {by: headcount, levels: [{name: 前, share: 30%}, {name: 后, share: 70%}]}
`

// peopleRow is a customer whose every cell can be told from all others, as far as it isn't a word of the rubric.
type peopleRow struct {
	id, name, owner, sales, profit, grade, potential, phone string
}

func (p *peopleRow) line(strategic string) string {
	return strings.Join([]string{p.id, p.name, `"` + p.owner + `"`, p.sales, p.profit, p.grade, p.potential, "", strategic, p.phone}, ",")
}

// secrets are the cells that nobody else's workbook may hold.
func (p *peopleRow) secrets() []string {
	all := []string{p.id, p.name, p.sales, p.profit, p.phone}
	return slices.DeleteFunc(all, func(s string) bool { return len(s) < 5 })
}

// peopleOwners have names that files can't have, that differ in case only, and that formulas or links would be.
var peopleOwners = []string{"张三", "", "Zhang/San", "zhang_san", "con", "=1+1", "李四 & 王五", "100% #1", "索引", "index"}

// peopleList is a list of customers of several owners; some have cells that can't be read or judged, some ids repeat.
func peopleList(n int) (rows []peopleRow, csv string) {
	random := rand.New(rand.NewPCG(4, 5))
	var b strings.Builder
	b.WriteString("客户编号,客户名称,业务员,年销售额,利润,忠诚度,潜力,潜力等级,战略,手机\n")
	for i := range n {
		p := peopleRow{
			id: fmt.Sprintf("KH%05d", 70_000+i*7), name: fmt.Sprintf("客户名甲%04d", i), owner: peopleOwners[random.IntN(len(peopleOwners))],
			sales: fmt.Sprintf("%d.%04d", 100+random.IntN(1900), 1+i*3), profit: fmt.Sprintf("%d.%04d", 1+random.IntN(90), 5001+i*3),
			grade:     []string{"优秀", "良好", "合格"}[random.IntN(3)],
			potential: fmt.Sprintf("%d.5", random.IntN(10)), phone: fmt.Sprintf("1380013%04d", i),
		}
		switch i % 20 {
		case 3:
			p.sales = fmt.Sprintf("约%05d吧", i)
		case 7:
			p.grade = fmt.Sprintf("不详说%04d", i)
		case 9:
			p.potential = fmt.Sprintf("77.%04d", i)
		case 13:
			p.profit = ""
		case 17:
			p.id = rows[i-1].id
		}
		rows = append(rows, p)
		b.WriteString(p.line([]string{"是", "否", "否"}[random.IntN(3)]) + "\n")
	}
	b.WriteString("合计,,,99999.25,,,,,,\n制表：某某某,,,,,,,,,\n")
	return rows, b.String()
}

// inPeople makes a folder with the list and its configuration, and goes there.
func inPeople(t *testing.T, csv string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"list.csv": csv, "tier.yaml": peopleRubric} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// tier runs the program here and returns all that it prints.
func tierHere(t *testing.T, wantCode int, args ...string) string {
	t.Helper()
	var printed bytes.Buffer
	code := run(context.Background(), system{stdin: strings.NewReader(""), stdout: &printed, stderr: &printed,
		getenv: func(string) string { return "" }, args: args})
	if code != wantCode {
		t.Fatalf("%q: exit %d, want %d\n%s", args, code, wantCode, printed.String())
	}
	return printed.String()
}

// unpacked are the parts of a workbook, or what any other file holds.
func unpacked(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(path) != ".xlsx" {
		return string(content)
	}
	if err := booktest.Check(content); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(f.Name + "\n")
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return all.String()
}

// sheetRows are the rows of a sheet below its header, and the header.
func sheetRows(t *testing.T, path, sheet string) (header []string, rows [][]string) {
	t.Helper()
	table, err := fileio.Read(path, fileio.ReadOptions{Sheet: sheet, HeaderRow: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range table.Headers() {
		header = append(header, h.Raw)
	}
	for row := range table.Len() {
		var cells []string
		for col := range header {
			cells = append(cells, table.Cell(row, col).String())
		}
		rows = append(rows, cells)
	}
	return header, rows
}

// TestSplitIsTheWhole: all workbooks together have the rows of the whole, each with the same score, rank and tier, and no
// workbook has anything of another owner's customers.
func TestSplitIsTheWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	for lang, words := range map[string]struct{ scores, index string }{"zh": {"评分", "索引"}, "en": {"Scores", "Index"}} {
		t.Run(lang, func(t *testing.T) {
			customers, csv := peopleList(120)
			inPeople(t, csv)
			tierHere(t, exitUnjudged, "score", "list.csv", "--lang", lang, "--split-by", "owner", "-o", "out/", "-o", "all.xlsx", "--top", "5", "--by", "grade", "--tier-sheets")
			header, all := sheetRows(t, "all.xlsx", words.scores)
			files, err := filepath.Glob("out/*.xlsx")
			if err != nil || len(files) != len(peopleOwners)+1 {
				t.Fatalf("%d files, %v: %q", len(files), err, files)
			}
			var together [][]string
			for _, file := range files {
				content := unpacked(t, file)
				if strings.EqualFold(filepath.Base(file), words.index+".xlsx") {
					continue
				}
				own, rows := sheetRows(t, file, words.scores)
				if d := cmp.Diff(header, own); d != "" {
					t.Errorf("%s: %s", file, d)
				}
				together = append(together, rows...)
				wantOwn(t, file, content, customers, rows)
			}
			byID := func(a, b []string) int { return strings.Compare(strings.Join(a, "|"), strings.Join(b, "|")) }
			slices.SortFunc(all, byID)
			slices.SortFunc(together, byID)
			if d := cmp.Diff(all, together); d != "" {
				t.Errorf("whole -, together +: %s", d)
			}
			wantIndex(t, filepath.Join("out", strings.ToLower(words.index)+".xlsx"), words.index, len(all))
		})
	}
}

// wantOwn wants nothing of other owners' customers in a workbook.
func wantOwn(t *testing.T, file, content string, customers []peopleRow, rows [][]string) {
	t.Helper()
	owner := rows[0][2]
	mine := map[string]bool{}
	for _, row := range rows {
		if row[2] != owner {
			t.Errorf("%s: customers of %q and %q", file, owner, row[2])
		}
		for _, cell := range row {
			mine[cell] = true
		}
	}
	for i := range customers {
		for _, secret := range customers[i].secrets() {
			if customers[i].owner != owner && !mine[secret] && strings.Contains(content, secret) {
				t.Errorf("%s, of %q: holds %s of %q", file, owner, secret, customers[i].owner)
			}
		}
	}
	for _, other := range []string{"张三", "Zhang/San", "zhang_san", "王五", "100% #1"} {
		if !strings.Contains(owner, other) && strings.Contains(content, other) {
			t.Errorf("%s, of %q: names %s", file, owner, other)
		}
	}
	if strings.Contains(content, "某某某") || strings.Contains(content, "99999.25") {
		t.Errorf("%s: holds what was set aside", file)
	}
}

// wantIndex wants a line for each owner, and a total of all customers.
func wantIndex(t *testing.T, file, sheet string, customers int) {
	t.Helper()
	_, rows := sheetRows(t, file, sheet)
	if len(rows) < len(peopleOwners) {
		t.Fatalf("%d rows: %q", len(rows), rows)
	}
	sum := 0
	for _, row := range rows[:len(peopleOwners)] {
		var n int
		if _, err := fmt.Sscan(row[2], &n); err != nil {
			t.Fatal(err)
		}
		sum += n
		if _, err := os.Stat(filepath.Join("out", row[1])); err != nil {
			t.Error(err)
		}
	}
	if sum != customers {
		t.Errorf("%d customers in the index, want %d", sum, customers)
	}
}

// TestSplitAgain: the same run gives the same bytes and needs no --force.
func TestSplitAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	_, csv := peopleList(60)
	inPeople(t, csv)
	args := []string{"score", "list.csv", "-q", "--split-by", "业务员", "-o", "out/"}
	tierHere(t, exitUnjudged, args...)
	first := map[string]string{}
	files, _ := filepath.Glob("out/*")
	for _, f := range files {
		first[f] = unpacked(t, f)
	}
	tierHere(t, exitUnjudged, append(args, "-j", "1")...)
	for _, f := range files {
		if unpacked(t, f) != first[f] {
			t.Errorf("%s is another", f)
		}
	}
}

// TestRedactedNowhere: what is redacted stands in no byte of any output and in no message, and the scores are the same.
func TestRedactedNowhere(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	for _, lang := range []string{"zh", "en"} {
		for _, how := range [][]string{{"--duplicates", "first"}, {"--duplicates", "refuse"}} {
			t.Run(lang+" "+how[1], func(t *testing.T) {
				customers, csv := peopleList(120)
				inPeople(t, csv)
				args := append([]string{"score", "list.csv", "--lang", lang, "--top", "9", "--by", "owner", "--tier-sheets"}, how...)
				tierHere(t, exitUnjudged, append(args, "-o", "plain.csv")...)
				printed := tierHere(t, exitUnjudged, append(args, "--redact", "id,客户名称", "--redact", "利润，sales、手机", "--redact", "忠诚度", "--redact", "potential",
					"-o", "r.xlsx", "-o", "r.csv", "-o", "r.json", "-o", "r.md", "--split-by", "owner", "-o", "out/")...)
				printed += tierHere(t, exitUnjudged, append(args, "--redact", "id,name,profit,sales,手机,grade,potential", "--json")...)
				outputs := map[string]string{"the terminal": printed}
				files, _ := filepath.Glob("out/*")
				for _, f := range append(files, "r.xlsx", "r.csv", "r.json", "r.md") {
					outputs[f] = unpacked(t, f)
				}
				for at, content := range outputs {
					for i := range customers {
						p := &customers[i]
						for _, secret := range append(p.secrets(), long(p.grade)...) {
							if strings.Contains(content, secret) {
								t.Errorf("%s holds %s", at, secret)
							}
						}
						for _, secret := range long(p.potential) {
							if strings.Contains(content, secret) {
								t.Errorf("%s holds %s", at, secret)
							}
						}
					}
					if strings.Contains(content, "某某某") {
						t.Errorf("%s holds a note of the list", at)
					}
				}
				wantSameVerdicts(t, "plain.csv", "r.csv")
			})
		}
	}
}

// long are texts that no other figure is by chance.
func long(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return len(s) < 7 })
}

// wantSameVerdicts wants the same figures in all columns that both files have, but the reasons, which quote figures.
func wantSameVerdicts(t *testing.T, plain, redacted string) {
	t.Helper()
	wholeHeader, whole := sheetRows(t, plain, "")
	header, rows := sheetRows(t, redacted, "")
	compared := 0
	for col, h := range header {
		at := slices.Index(wholeHeader, h)
		if at < 0 || strings.HasSuffix(h, "依据") || strings.HasSuffix(h, "Reason") {
			continue
		}
		compared++
		for row := range rows {
			if rows[row][col] != whole[row][at] {
				t.Fatalf("%s of row %d: %q, want %q", h, row, rows[row][col], whole[row][at])
			}
		}
	}
	if compared < 20 || len(rows) != len(whole) {
		t.Errorf("%d columns and %d rows were compared", compared, len(rows))
	}
}
