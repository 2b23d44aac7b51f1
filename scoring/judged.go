package scoring

import "math"

// judged is what a rule says of every customer.
type judged struct {
	points points                // none where the value is missing or refused
	value  func(row int) any     // what was judged: a float64, a string, or nil where it is missing
	why    func(row int) Message // asked only for rows that have points
	bad    map[int]Message       // rows whose value the rule refuses: no policy for missing values applies to them
	said   map[int]Message       // what a row's reader must know
	rated  *Rated                // by whom, where a panel rates; otherwise nil
}

// refuse notes why the rule can't judge the row.
func (j *judged) refuse(row int, m Message) {
	if j.bad == nil {
		j.bad = make(map[int]Message)
	}
	j.bad[row] = m
}

// say notes what the row's reader must know.
func (j *judged) say(row int, m Message) {
	if j.said == nil {
		j.said = make(map[int]Message)
	}
	j.said[row] = m
}

// excludedRows marks the rows that are excluded though the columns show them; nil where there are none.
func excludedRows(in Columns) []bool {
	if x, ok := in.(interface{ excludedRows() []bool }); ok {
		return x.excludedRows()
	}
	return nil
}

// numberColumn is a field's numbers; a field that is not there is missing everywhere.
func numberColumn(in Columns, field string) []float64 {
	if column, ok := in.Numbers(field); ok {
		return column
	}
	return missing(in.Len())
}

// textColumn is a field's texts; a field that is not there is missing everywhere.
func textColumn(in Columns, field string) func(row int) string {
	if column, ok := in.Texts(field); ok {
		return column
	}
	return func(int) string { return "" }
}

func numberValue(column []float64) func(row int) any {
	return func(row int) any {
		if math.IsNaN(column[row]) {
			return nil
		}
		return column[row]
	}
}

func textValue(column func(row int) string) func(row int) any {
	return func(row int) any {
		if text := column(row); text != "" {
			return text
		}
		return nil
	}
}
