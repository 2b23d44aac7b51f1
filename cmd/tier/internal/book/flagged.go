package book

import (
	"cmp"
	"slices"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/tiering"
)

// flaggedSheet lists who bears which flag and why, the worst flags first: a line for each flag of each customer, as it was
// when the workbook was written.
type flaggedSheet struct {
	*columnSheet
	lines []flaggedLine
}

type flaggedLine struct{ row, flag int }

// flaggedName is the name of the sheet.
func flaggedName(p words.Printer) string { return p.Sprintf("Flagged customers") }

// newFlaggedSheet is nil where there are no flags.
func newFlaggedSheet(b *workbook) *flaggedSheet {
	if b.r.Segments == nil || len(b.r.Segments.Spec.Flags) == 0 {
		return nil
	}
	s := &flaggedSheet{}
	for flag, rows := range b.r.Segments.Flags.On {
		for _, row := range rows {
			s.lines = append(s.lines, flaggedLine{row, flag})
		}
	}
	level := func(l flaggedLine) tiering.Alarm { return b.r.Segments.Spec.Flags[l.flag].Level }
	slices.SortStableFunc(s.lines, func(x, y flaggedLine) int { return cmp.Compare(level(x), level(y)) })
	s.lines = s.lines[:min(len(s.lines), maxRows-1)]
	s.columnSheet = &columnSheet{b: b, name: flaggedName(b.p), tab: warning, count: len(s.lines), subject: func(n int) int { return s.lines[n].row }}
	s.identity()
	s.said()
	return s
}

func (s *flaggedSheet) said() {
	p, r := s.b.p, s.b.r
	m := &r.Models[0]
	flag := func(n int) tiering.Flag { return r.Segments.Spec.Flags[s.lines[n].flag] }
	if owner, ok := r.Frame.Texts("owner"); ok && !s.b.hides("owner") {
		s.col(sheetColumn{header: r.NameOf("owner"), width: 12, fill: inputHead, look: textLook(), cell: func(n int) fileio.Cell { return wordsOf(owner(s.lines[n].row)) }})
	}
	s.col(sheetColumn{header: p.Sprintf("Tier"), width: 14, fill: navy, look: wordLook(), cell: func(n int) fileio.Cell { return wordsOf(m.Tier(m.Final[s.lines[n].row])) },
		note: p.Sprintf("As it was when this workbook was written; the sheet %s is what counts.", scoresName(p))})
	s.col(sheetColumn{header: p.Sprintf("Flag"), width: 24, fill: steel, look: textLook(), cell: func(n int) fileio.Cell { return wordsOf(flag(n).Name) }})
	s.col(sheetColumn{header: p.Sprintf("Alarm"), width: 10, fill: steel, look: wordLook(), cell: func(n int) fileio.Cell { return wordsOf(alarmWord(s.b, flag(n).Level)) }})
	s.col(sheetColumn{header: p.Sprintf("Reason"), width: 70, fill: steel, look: textLook(), cell: func(n int) fileio.Cell { return wordsOf(flag(n).Reason) }})
}

// alarmColor is that of what matters as much.
func alarmColor(a tiering.Alarm) string {
	return [...]string{tiering.Danger: warning, tiering.Warn: "BF8F00", tiering.Info: faint}[a]
}

func alarmWord(b *workbook, a tiering.Alarm) string { return report.AlarmWord(a, b.p) }
