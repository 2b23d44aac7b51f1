package book

import (
	"maps"
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/credit"
	"tier/fileio"
	"tier/scoring"
)

// limitsSheet is the sheet of limits and of what is owed against them: a row for each customer. A limit is the smallest of what its
// grade's expressions give, not above the ceiling, rounded down to a step; a group shares that of its head.
type limitsSheet struct {
	*columnSheet
	grade, surveyed, smallest, limit, head, headRow, own, exposure, shared, available, excess, collateral, cover, covered, cash, due int
	candidates                                                                                                                       []int
}

// limitsName is the name of the sheet.
func limitsName(p words.Printer) string { return p.Sprintf("Limits") }

// weakest is how many of the criteria that cost a customer most are named.
const weakest = 3

func newLimitsSheet(b *workbook) *limitsSheet {
	s := &limitsSheet{columnSheet: customerColumns(b, limitsName(b.p), "C55A11")}
	s.identity()
	s.grading()
	s.granting()
	s.grouping()
	s.owing()
	s.saying()
	return s
}

func (s *limitsSheet) isShown() bool { return true }

// amount adds a column of amounts.
func (s *limitsSheet) amount(header, note, fill string, of func(row int) float64) int {
	format := wholeFormat
	n := 0
	for row := range s.count {
		if x := of(row); !math.IsNaN(x) && n < 2 {
			n = moreDecimals(x, n, 2)
		}
	}
	return s.col(sheetColumn{header: s.b.inUnit(header), note: note, width: 14, fill: fill, look: numberLook(decimals(format, n)),
		cell: func(row int) fileio.Cell { return figureOrBlank(of(row)) }})
}

// grading are the columns of what a limit hangs on.
func (s *limitsSheet) grading() {
	p, c := s.b.p, s.b.r.Credit
	word := wordLook()
	word.bold = true
	s.grade = s.col(sheetColumn{header: p.Sprintf("Grade"), note: p.Sprintf("From the sheet %s.", scoresName(p)), width: 9, fill: navy, look: word,
		cell: func(row int) fileio.Cell { return orBlank(c.Grade(row)) }})
	if s.b.r.Config.Credit.Survey.Date == "" {
		return
	}
	lacks := s.b.r.Config.Credit.Survey.Lacks(s.b.r.Frame, s.b.r.Config.AsOf)
	s.surveyed = s.col(sheetColumn{header: p.Sprintf("Surveyed"), width: 10, fill: steel, look: wordLook(),
		note: p.Sprintf("Whether there is a survey of the day of this workbook or before. Without one there is no limit."),
		cell: func(row int) fileio.Cell {
			if why := lacks(row); why.IsZero() {
				return orBlank(s.surveyedWord())
			}
			return orBlank("")
		}})
}

// surveyedWord says that a customer was surveyed.
func (s *limitsSheet) surveyedWord() string { return s.b.p.Sprintf("surveyed") }

// granting are the columns of how a limit comes about.
func (s *limitsSheet) granting() {
	p, limits := s.b.p, s.b.r.Credit.Limits
	most := 0
	for _, exprs := range s.b.r.Config.Credit.Limits.Grades {
		most = max(most, len(exprs))
	}
	for k := range most {
		s.candidates = append(s.candidates, s.amount(p.Sprintf("Candidate %d", k+1), s.candidateNote(k), steel,
			func(row int) float64 { return s.candidate(row, k) }))
	}
	s.smallest = s.amount(p.Sprintf("Smallest"), p.Sprintf("The smallest of the grade's candidates, if all of them are there."), steel,
		func(row int) float64 {
			if l := &limits[row]; l.Why.IsZero() && !s.hidesGrade(row) {
				return l.Of[l.Smallest]
			}
			return math.NaN()
		})
	s.limit = s.amount(p.Sprintf("Limit"), p.Sprintf("The smallest candidate, not below 0 and not above the ceiling, rounded down to a multiple of the step; both stand on the sheet %s.", rubricSheetName(p)), navy,
		func(row int) float64 {
			if s.hidesGrade(row) {
				return math.NaN()
			}
			return limits[row].Amount
		})
	s.columns[s.limit-1].look.bold = true
}

// candidate is what an expression of a customer's grade gives; NaN where it has none.
func (s *limitsSheet) candidate(row, k int) float64 {
	l, grade := &s.b.r.Credit.Limits[row], s.b.r.Credit.Model.Final[row]
	if k >= len(l.Of) {
		return math.NaN()
	}
	e := s.b.r.Config.Credit.Limits.Grades[grade][k]
	if s.b.isSpoilt(e, row) || s.hidesGrade(row) {
		return math.NaN()
	}
	return l.Of[k]
}

// hidesGrade reports whether the limit of a customer's grade would say what is redacted.
func (s *limitsSheet) hidesGrade(row int) bool {
	return s.b.credit.hiddenGrades[s.b.r.Credit.Model.Final[row]]
}

// hidesSome reports whether the limit of any grade is hidden.
func (s *limitsSheet) hidesSome() bool {
	return slices.Contains(slices.Collect(maps.Values(s.b.credit.hiddenGrades)), true)
}

// candidateNote says what the k-th expression of each grade is.
func (s *limitsSheet) candidateNote(k int) string {
	var lines []string
	levels := s.b.r.Credit.Model.Spec.Scheme.Levels
	for i, exprs := range s.b.r.Config.Credit.Limits.Grades {
		if k < len(exprs) {
			lines = append(lines, levels[i].Name+": "+s.b.r.Spelled(exprs[k].Source()))
		}
	}
	return strings.Join(lines, "\n")
}

// grouping are the columns of whose limit a customer shares.
func (s *limitsSheet) grouping() {
	p, groups := s.b.p, s.b.r.Credit.Groups
	if s.b.r.Config.Credit.Parent == "" {
		return
	}
	heads := func(row int) bool { return groups.Head[row] >= 0 }
	s.head = s.col(sheetColumn{header: p.Sprintf("Credit group"), width: 12, fill: steel, look: textLook(),
		note: p.Sprintf("The customer at the top, whose limit the group shares."),
		cell: func(row int) fileio.Cell {
			if head := groups.Head[row]; heads(row) && head != row && !s.b.hides(s.b.r.Config.Credit.Parent) {
				return wordsOf(s.b.r.ID(head))
			}
			return fileio.Cell{}
		}})
	s.headRow = s.col(sheetColumn{header: p.Sprintf("Row of the head"), width: 0, fill: steel, look: look{line: hairline, align: "center", color: faint},
		// Without width it is hidden: formulas need it, readers don't.
		note: p.Sprintf("The row of this sheet in which the group's head stands: exposures are summed up by it."), isInput: false,
		cell: func(row int) fileio.Cell {
			if !heads(row) {
				return fileio.Cell{}
			}
			return fileio.Cell{Kind: fileio.Number, Num: float64(groups.Head[row] + 2)}
		}})
}

// owing are the columns of what is owed against the limit.
func (s *limitsSheet) owing() {
	p, exposed, spec := s.b.p, s.b.r.Credit.Exposed, s.b.r.Config.Credit
	if spec.Exposure != nil && s.b.hides(spec.Exposure.Fields()...) || s.hidesSome() {
		return // the figures would say what is redacted
	}
	of := func(figure func(e *credit.Exposed) float64) func(row int) float64 {
		return func(row int) float64 { return figure(&exposed[row]) }
	}
	note := ""
	if spec.Exposure != nil {
		note = s.b.r.Spelled(spec.Exposure.Source())
	}
	s.own = s.amount(p.Sprintf("Own exposure"), note, steel, of(func(e *credit.Exposed) float64 { return e.Own }))
	if s.headRow > 0 {
		s.shared = s.amount(p.Sprintf("Limit of the group"), p.Sprintf("That of its head."), steel, of(func(e *credit.Exposed) float64 { return e.Limit }))
		s.exposure = s.amount(p.Sprintf("Exposure of the group"), p.Sprintf("The sum of the exposures of all its customers."), navy,
			of(func(e *credit.Exposed) float64 { return e.Exposure }))
	} else {
		s.shared, s.exposure = s.limit, s.own
	}
	s.available = s.amount(p.Sprintf("Available"), p.Sprintf("The limit less the exposure, not below 0."), steel, of(func(e *credit.Exposed) float64 { return e.Available }))
	s.excess = s.amount(p.Sprintf("Excess"), p.Sprintf("The exposure less the limit, not below 0. Without a limit all of it is."), navy, of(func(e *credit.Exposed) float64 { return e.Excess }))
	if spec.Collateral != "" && !s.b.hides(spec.Collateral) {
		numbers, _ := s.b.r.Frame.Numbers(spec.Collateral)
		s.collateral = s.amount(p.Sprintf("Collateral"), "", steel, func(row int) float64 { return positiveOr0(orMissing(numbers, row)) })
		s.cover = s.collateral
		if s.headRow > 0 {
			s.cover = s.amount(p.Sprintf("Collateral of the group"), "", steel, func(row int) float64 { return s.coverOf(numbers, row) })
		}
		s.covered = s.amount(p.Sprintf("Covered"), p.Sprintf("What the collateral covers of the excess."), steel, of(func(e *credit.Exposed) float64 { return e.Covered }))
	}
	s.cash = s.amount(p.Sprintf("Cash only"), p.Sprintf("What is neither within the limit nor covered."), navy, of(func(e *credit.Exposed) float64 { return e.Cash }))
}

// positiveOr0 is a collateral as it counts.
func positiveOr0(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return max(0, scoring.Round9(x))
}

// coverOf is the collateral of a customer's group.
func (s *limitsSheet) coverOf(numbers []float64, row int) float64 {
	groups := s.b.r.Credit.Groups
	head := groups.Head[row]
	if head < 0 {
		return math.NaN()
	}
	sum := 0.0
	for _, member := range groups.Members[head] {
		sum += positiveOr0(orMissing(numbers, member))
	}
	if len(groups.Members[head]) == 0 {
		sum = positiveOr0(orMissing(numbers, row))
	}
	return scoring.Round9(sum)
}

// saying are the columns of what is to be known besides.
func (s *limitsSheet) saying() {
	p, r, c := s.b.p, s.b.r, s.b.r.Credit
	s.due = s.col(sheetColumn{header: p.Sprintf("Due for review"), width: 10, fill: steel, look: wordLook(), note: p.Sprintf("Why is said on the sheet %s.", reviewName(p)),
		cell: func(row int) fileio.Cell {
			if c.Due[row].IsDue() {
				return orBlank(s.dueWord())
			}
			return orBlank("")
		}})
	s.col(sheetColumn{header: p.Sprintf("Weakest items"), width: 40, fill: steel, look: textLook(), note: p.Sprintf("The criteria that cost most of the score, and how much."),
		cell: func(row int) fileio.Cell {
			var all []string
			for _, w := range c.Model.Weakest(row, weakest) {
				all = append(all, p.Sprintf("%s −%s", w.Name, fileio.AppendShortest(nil, scoring.Round(w.Lost, 2))))
			}
			return wordsOf(strings.Join(all, p.Sprintf("; ")))
		}})
	wrapped := textLook()
	wrapped.wrap = true
	s.col(sheetColumn{header: p.Sprintf("Working"), width: widestReason, fill: steel, look: wrapped, note: p.Sprintf("How the limit came about, or why there is none."),
		cell: func(row int) fileio.Cell {
			if s.hidesGrade(row) {
				return fileio.Cell{}
			}
			return wordsOf(p.Say(s.b.r.Spoken(c.Limits[row].Working(&r.Config.Credit.Limits, c.Model.Final[row]))))
		}})
}

// dueWord says that a customer is due for review.
func (s *limitsSheet) dueWord() string { return s.b.p.Sprintf("due") }

// sheet colours grades, and excesses.
func (s *limitsSheet) sheet() sheet {
	out := s.columnSheet.sheet()
	out.rowHeight = 0 // rows are as high as their workings
	if s.count == 0 {
		return out
	}
	out.rules = append(out.rules, s.b.tierRules(area(s.grade, 2, s.grade, 1+s.count), at(s.grade, 2), s.b.r.Credit.Model)...)
	if s.own == 0 {
		return out
	}
	for _, col := range []int{s.excess, s.cash} {
		out.rules = append(out.rules, rule{area(col, 2, col, 1+s.count), "N(" + at(col, 2) + ")>0", s.b.differential(warning, "FCE4D6")})
	}
	return out
}
