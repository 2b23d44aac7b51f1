package resulttest

import (
	"math/rand/v2"
	"strconv"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/panel"
)

// Biased is what five raters say of forty customers on two criteria of ten points. 王强 and 李娜 own ten customers each;
// 王强 rates his own two grades higher. 赵敏 rated one customer only, whom nobody else did.
func Biased(own panel.Own) *result.Raters {
	const customers = 40
	group := panel.Panel{Own: own, Raters: []panel.Rater{
		{Name: "张总", Role: "组长", Weight: 2}, {Name: "刘经理", Role: "副组长", Weight: 1}, {Name: "王强", Role: "组员", Weight: 1},
		{Name: "李娜", Role: "组员", Weight: 1}, {Name: "赵敏", Role: "组员", Weight: 1},
	}}
	given := panel.Ratings{
		Criteria: []panel.Criterion{{Name: "忠诚度", Full: 10}, {Name: "发展前景", Full: 10}}, Rows: customers + 1,
		Owns: func(rater, row int) bool { return row < customers && (rater == 2 || rater == 3) && row%4 == rater },
	}
	chance := rand.New(rand.NewPCG(1, 2))
	for row := range customers {
		for criterion := range given.Criteria {
			worth := 4 + 2*chance.IntN(3)
			for rater := range 4 {
				points := worth + 2*(chance.IntN(3)-1)
				if rater == 2 && given.Owns(rater, row) {
					points = min(10, points+4)
				}
				given.Given = append(given.Given, panel.Rating{Rater: int32(rater), Criterion: int32(criterion), Row: int32(row), Points: float64(min(points, 10))})
			}
		}
	}
	given.Given = append(given.Given, panel.Rating{Rater: 4, Criterion: 0, Row: customers, Points: 8})
	who := ratings.Customers{
		Len: given.Rows, ID: func(row int) string { return "C" + strconv.Itoa(row+1) }, Name: func(row int) string { return "客户" + strconv.Itoa(row+1) },
	}
	cfg := &config.Config{File: "tier.yaml", SHA256: "00", Title: "客户考评", Period: "2026年三季度", Panel: config.Panel{Quorum: 1}}
	return result.NewRaters(cfg, who, &ratings.Collected{
		Panel: group, Ratings: given, Files: []ratings.File{{Path: "forms/王强.xlsx", SHA256: "ab", Ratings: 80}},
		Problems: []ratings.Problem{{Row: 3, Message: scoring.Say("rated nothing")}}, Notes: []fileio.Message{fileio.Say("rated nothing")},
	}, "test")
}
