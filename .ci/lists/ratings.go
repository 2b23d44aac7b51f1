//go:build ignore

package main

import (
	"encoding/csv"
	"math/rand/v2"
	"slices"
	"strings"
)

// A rater sees what a customer deserves, with some luck, and with a habit of his own.
type rater struct {
	name  string
	habit func(r *rand.Rand, c customer) int // so many grades better than deserved
}

func fair(*rand.Rand, customer) int { return 0 }

// raters are the head of sales, who owns no customers, and one salesperson of each region. Two of them have habits: 孙丽
// gives her own customers two grades more, and 赵磊 gives one grade less two times of three.
func raters() []rater {
	return []rater{
		{"郑国栋", fair},
		{"陈立", fair},
		{"李雪", fair},
		{"赵磊", func(r *rand.Rand, _ customer) int { return -min(1, r.IntN(3)) }},
		{"孙丽", func(_ *rand.Rand, c customer) int {
			if c.owner == "孙丽" {
				return 2
			}
			return 0
		}},
		{"何军", fair},
	}
}

// rated are how many of gradeHeaders the default preset has.
const rated = 5

// ratings are what the raters gave the customers of the tidy list: a row for each rater and customer, UTF-8 as Excel
// writes it. Here and there a cell is left blank.
func ratings(list []customer) []byte {
	r := rand.New(rand.NewPCG(2026, 10))
	var out strings.Builder
	out.WriteString("\uFEFF")
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	check(w.Write(append([]string{"评价人", "客户编号", "客户名称"}, gradeHeaders[:rated]...)))
	for _, who := range raters() {
		for _, c := range list {
			row := []string{who.name, c.id, c.name}
			for _, deserved := range c.grades[:rated] {
				row = append(row, who.gives(r, c, deserved))
			}
			check(w.Write(row))
		}
	}
	w.Flush()
	check(w.Error())
	return []byte(out.String())
}

// gives is the grade that the rater gives for one that is deserved.
func (who rater) gives(r *rand.Rand, c customer, deserved string) string {
	const blank, luck = 60, 5 // one in so many
	better := who.habit(r, c)
	switch r.IntN(luck) {
	case 0:
		better++
	case 1:
		better--
	}
	if r.IntN(blank) == 0 {
		return ""
	}
	i := slices.Index(grades[:], deserved) - better
	return grades[max(0, min(i, len(grades)-1))]
}
