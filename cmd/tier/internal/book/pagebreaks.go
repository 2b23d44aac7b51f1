package book

// The paper of a page in portrait, A4 within the margins, in points.
const (
	paperWidth  = 537
	paperHeight = 755
)

// onPaper has the page printed in portrait, its title on every page of paper, and no section cut in two that fits onto one. A row
// of fresh begins a page whatever is before it.
func (s *page) onPaper(out sheet, fresh ...int) sheet {
	out.upright, out.repeat = true, 1
	isFresh := make(map[int]bool)
	for _, row := range fresh {
		isFresh[row] = true
	}
	room, title := s.paperRoom(), s.rows[0].height
	used := s.heightOf(1, s.begins[0])
	for i, from := range s.begins {
		to := len(s.rows) + 1
		if i+1 < len(s.begins) {
			to = s.begins[i+1]
		}
		height := s.heightOf(from, to)
		if isFresh[from] || used+height > room && used > title {
			out.breaks, used = append(out.breaks, from), title
		}
		used += height
	}
	return out
}

// paperRoom is how much of the page's rows a page of paper takes, in points: what is wider than the paper is made smaller. A digit
// takes 5.25 points, and a column 3.75 beside; where the font is another one, more goes onto the paper.
func (s *page) paperRoom() float64 {
	width := 0.0
	for _, digits := range s.widths {
		width += digits*5.25 + 3.75
	}
	return paperHeight * max(1, width/paperWidth)
}

// heightOf is that of the rows from one on and before another.
func (s *page) heightOf(from, to int) float64 {
	total := 0.0
	for _, r := range s.rows[from-1 : to-1] {
		total += r.height
	}
	return total
}
