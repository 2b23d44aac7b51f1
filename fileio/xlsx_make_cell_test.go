package fileio

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// madeValue is what a c element holds: the t attribute, its children, and the cell they are.
type madeValue struct {
	kind   string // "" for no t attribute
	inside string
	want   Cell
	figure bool // the style tells what the number is
	unlike bool // excelize is known to read it otherwise
}

// value makes what a cell holds; TestExcelizeReadsOtherwise says what is unlike, and why.
func (b *bookMaker) value() madeValue {
	switch b.IntN(16) {
	case 0, 1, 2, 3:
		return b.shared()
	case 4, 5, 6, 7, 8:
		return b.number()
	case 9:
		return b.inline()
	case 10:
		return b.formulaText()
	case 11:
		return b.boolean()
	case 12:
		return b.errorValue()
	case 13:
		return b.nothing()
	case 14:
		return b.isoDate()
	}
	if b.once(2) {
		return b.number()
	}
	return b.formula()
}

// v is a v element, with something around it at times.
func (b *bookMaker) v(inside string) string {
	return b.noise() + b.element("v", nil, inside) + b.noise()
}

// blank puts blanks around a value.
func (b *bookMaker) blank(s string) string {
	return b.oddly("", " ", "\n", "\t ", "\r\n") + s + b.oddly("", " ", "\n", "  ", "\r")
}

// number makes a number as one may be written, or what is none.
func (b *bookMaker) number() madeValue {
	v := madeValue{kind: b.oddly("", "n"), figure: true}
	written := b.figure()
	x, err := strconv.ParseFloat(written, 64)
	if v.want = (Cell{Kind: Number, Num: x}); err != nil || strings.ContainsAny(written, "xX_NnIi") {
		v.want, v.figure = Cell{Kind: Text, Text: written}, false
		v.inside = b.v(written)
		return v
	}
	v.inside = b.formulaBefore() + b.v(b.blank(written))
	return v
}

// figure writes a number.
func (b *bookMaker) figure() string {
	if !b.odd() {
		switch b.IntN(4) {
		case 0:
			return strconv.Itoa(b.IntN(100_000))
		case 1:
			return strconv.FormatFloat(float64(b.IntN(1e9)-5e8)/1000, 'f', -1, 64)
		case 2:
			return strconv.FormatFloat(b.Float64(), 'g', -1, 64)
		}
		return strconv.FormatFloat(float64(b.IntN(60_000))+b.Float64(), 'f', pick(b.maker, 0, 2, 9, 10, 11, 12), 64)
	}
	switch b.IntN(6) {
	case 0:
		return pick(b.maker, "1.5E-3", "1e5", "1E+05", "-1.25e+2", "5E-324", "1.7976931348623157E308", "1e-400", "2.2250738585072014E-308", "0e0", "12E0")
	case 1:
		return pick(b.maker, "-0", "+1", "007", "-.5", ".5", "5.", "-5.", "0.0", "-0.0", "+0.1", "00", "1.50", "0.1", "1.10000000000000000")
	case 2:
		return pick(b.maker, "123456789012345678", "999999999999999", "9999999999999999", "9007199254740993", "0.30000000000000004", "123456789.012345",
			"1234567890.1234567", "99999999999999.9", "0.99999999999999", "12345678901234567890", "-100000000000000", ".123456789012345", "1.7976931348623159E307")
	case 3:
		return pick(b.maker, "NaN", "0x10", "1_000", "1,5", "1e999", "--1", "1.2.3", "abc", "1e", "+", ".", "-", "Inf", "１", "1-", "e5")
	case 4:
		return strconv.FormatFloat(math.Float64frombits(b.Uint64()&^(1<<62)), 'g', -1, 64)
	}
	digits := strconv.FormatUint(b.Uint64()|1<<63, 10)[:1+b.IntN(18)]
	if at := b.IntN(len(digits)); at > 0 {
		digits = digits[:at] + "." + digits[at:]
	}
	return digits
}

// shared makes a text of the table that all sheets share; many cells have the same one.
func (b *bookMaker) shared() madeValue {
	i := len(b.texts)
	if i > 0 && b.once(2) {
		i = b.IntN(i)
	} else {
		b.addText()
	}
	index := b.oddly(strconv.Itoa(i), fmt.Sprintf("%03d", i), fmt.Sprintf("+%d", i), fmt.Sprintf("%010d", i))
	return madeValue{kind: "s", inside: b.v(b.blank(index)), want: textOf(b.texts[i].text), unlike: b.texts[i].unlike}
}

// textOf is the cell of a text: none where it is empty.
func textOf(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: s}
}

// item makes the inside of an si or is element: a text, or several runs of one with what they sound like.
func (b *bookMaker) item(sheet bool) (inside, text string, unlike bool) {
	m := b.maker
	if !sheet {
		m = b.plainPrefix()
	}
	t := func(s string) string {
		written := m.text(s, true)
		unlike = unlike || written.halves
		attrs := []madeAttr{}
		if strings.TrimSpace(s) != s || m.odd() {
			attrs = append(attrs, madeAttr{"xml:space", "preserve"})
		}
		text += s
		return m.element("t", attrs, written.xml)
	}
	sounds := func() string {
		if !m.odd() {
			return ""
		}
		return m.element("rPh", []madeAttr{{"sb", "0"}, {"eb", "1"}}, m.noise()+m.element("t", nil, "カ"))
	}
	if !m.once(6) {
		inside = m.noise() + t(m.word()) + m.noise() + sounds()
	} else {
		for range 1 + m.IntN(4) {
			style := ""
			if m.once(2) {
				style = m.element("rPr", nil, m.element("b", nil, "")+m.element("sz", []madeAttr{{"val", "11"}}, ""))
			}
			inside += m.noise() + m.element("r", nil, m.noise()+style+m.noise()+t(m.word())+m.noise()) + sounds()
		}
	}
	if m.odd() {
		inside += m.element("phoneticPr", []madeAttr{{"fontId", "1"}}, "")
	}
	return inside, text, unlike
}

// inline makes a text that stands in its cell.
func (b *bookMaker) inline() madeValue {
	inside, text, unlike := b.item(true)
	v := madeValue{kind: "inlineStr", inside: b.noise() + b.element("is", nil, inside) + b.noise(), want: textOf(text), unlike: unlike}
	switch {
	case b.odd() && b.once(4):
		v.inside, v.want = b.element("is", nil, ""), Cell{}
	case b.odd() && b.once(4):
		v.inside += b.v("1")
	case b.odd() && b.once(4): // without is
		s := b.word()
		written := b.text(s, true)
		v.inside, v.want, v.unlike = b.v(written.xml), textOf(s), written.escaped
	case b.odd() && b.once(4):
		v.kind, v.unlike = pick(b.maker, "", "n", "str", "s"), true
	}
	return v
}

// formulaText makes a text that a formula gave, or of a type that nobody knows.
func (b *bookMaker) formulaText() madeValue {
	s := b.word()
	written := b.text(s, true)
	return madeValue{kind: b.oddly("str", "z", "STR", "string"), inside: b.formulaBefore() + b.v(written.xml), want: textOf(s), unlike: written.escaped}
}

// formulaBefore is a formula before its value, at times.
func (b *bookMaker) formulaBefore() string {
	if !b.once(5) && !b.odd() {
		return ""
	}
	attrs := pick(b.maker, nil, nil, []madeAttr{{"t", "shared"}, {"si", "0"}}, []madeAttr{{"t", "array"}, {"ref", "A1:B2"}},
		[]madeAttr{{"t", "shared"}, {"ref", "A1>B2/"}, {"si", "3"}}, []madeAttr{{"ca", "1"}})
	formula := pick(b.maker, "", "A1+1", `IF(A1>2,"<v>1</v>","")`, "SUM(A1:B2)&\"客户\"\n", "1/2")
	return b.noise() + b.element("f", attrs, b.text(formula, false).xml)
}

// formula makes one without a value: taken for an empty cell it would be a figure lost.
func (b *bookMaker) formula() madeValue {
	f := b.noise() + b.element("f", nil, b.text("A1*2", false).xml)
	v := madeValue{kind: pick(b.maker, "", "n", "str", "b", "e"), inside: f, want: Cell{Kind: ErrorValue, Text: Uncalculated}, unlike: true}
	if v.kind != "str" && b.once(2) {
		v.inside += b.v("")
	}
	return v
}

func (b *bookMaker) boolean() madeValue {
	if b.once(2) {
		return madeValue{kind: "b", inside: b.formulaBefore() + b.v(b.blank(b.oddly("1", "true", "TRUE"))), want: Cell{Kind: Bool, Num: 1}}
	}
	if b.odd() && b.once(2) {
		word := pick(b.maker, "2", "yes", "-1", "True")
		return madeValue{kind: "b", inside: b.v(word), want: textOf(word)}
	}
	return madeValue{kind: "b", inside: b.formulaBefore() + b.v(b.blank(b.oddly("0", "false", "FALSE"))), want: Cell{Kind: Bool}}
}

func (b *bookMaker) errorValue() madeValue {
	e := pick(b.maker, "#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#GETTING_DATA", "#客")
	return madeValue{kind: "e", inside: b.formulaBefore() + b.v(b.text(e, false).xml), want: Cell{Kind: ErrorValue, Text: e}}
}

// nothing makes a cell without a value, which may be styled.
func (b *bookMaker) nothing() madeValue {
	switch {
	case b.odd() && b.once(3):
		return madeValue{kind: pick(b.maker, "", "s", "str", "b", "e", "d", "n", "inlineStr"), inside: b.v("")}
	case b.odd() && b.once(3): // blanks alone are no number
		return madeValue{kind: pick(b.maker, "", "s", "b", "e", "d", "n"), inside: b.v(pick(b.maker, " ", "\n", "\t \n")), unlike: true}
	case b.odd() && b.once(3):
		return madeValue{kind: pick(b.maker, "", "s", "str", "b", "e", "d", "n", "inlineStr"), inside: b.noise()}
	case b.odd() && b.once(3):
		return madeValue{inside: b.element("extLst", nil, b.element("ext", []madeAttr{{"uri", "{0}"}}, ""))}
	case b.odd() && b.once(3): // another v, which is not the cell's
		return madeValue{inside: b.element("extLst", nil, b.element("v", nil, "9")), unlike: true}
	}
	return madeValue{}
}

// isoDate makes a date as strict workbooks write it.
func (b *bookMaker) isoDate() madeValue {
	day := time.Date(1950+b.IntN(100), 1, 1+b.IntN(365), b.IntN(24), b.IntN(60), b.IntN(60), 0, time.UTC)
	form := pick(b.maker, "2006-01-02T15:04:05", "2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05Z", "2006-01-02T15:04:05.000", "2006-01-02T15:04:05+08:00")
	written := day.Format("2006-01-02T15:04:05")
	switch {
	case b.odd() && b.once(4):
		word := pick(b.maker, "soon", "2026-13-01", "46295", "0000-00-00", "30.9.2026")
		return madeValue{kind: "d", inside: b.v(word), want: textOf(word)}
	case b.odd() && b.once(4):
		clock := day.Sub(day.Truncate(24 * time.Hour))
		return madeValue{kind: "d", inside: b.v(b.blank(day.Format(pick(b.maker, "T15:04:05", "15:04:05")))), want: Cell{Kind: Date, Num: clock.Hours() / 24}}
	case strings.HasSuffix(form, "+08:00"):
		written += "+08:00"
	default:
		written = day.Format(form)
		if form == "2006-01-02" {
			day = day.Truncate(24 * time.Hour)
		}
		if form == "2006-01-02T15:04" {
			day = day.Truncate(time.Minute)
		}
	}
	return madeValue{kind: "d", inside: b.formulaBefore() + b.v(b.blank(written)), want: Cell{Kind: Date, Num: DateSerial(day)}}
}
