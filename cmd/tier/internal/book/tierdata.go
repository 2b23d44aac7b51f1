package book

import (
	"fmt"
	"strconv"

	"github.com/clipperhouse/displaywidth"

	"tier/tiering"
)

// tierData is what the sheet of the charts' data says of a model's tiers, a row for each.
type tierData struct {
	d           *chartData
	top, levels int // top is the row of the header
}

// Its columns.
const (
	tierName  = 1 + iota // short enough for an axis
	tierLabel            // the name with the tier's figures
	tierSpace            // on either side of its bar in the pyramid, in customers
	tierShare            // of the customers: the header only, for the name of its bars
)

func (d tierData) column(col int) ref { return d.d.column(col, d.top+1, d.top+d.levels) }
func (d tierData) header(col int) ref { return d.d.column(col, d.top, d.top) }
func (d tierData) names() ref         { return d.column(tierName) }
func (d tierData) labels() ref        { return d.column(tierLabel) }

// tierData adds the tiers of the model.
func (t *pictured) tierData() tierData {
	p, levels, most := t.b.p, t.m.Distribution.Levels, 0
	for _, part := range levels {
		most = max(most, part.Count)
	}
	top := t.data.header(p.Sprintf("Tier"), t.labelled(), p.Sprintf("Space beside the bar"), p.Sprintf("Share of the customers"))
	for i, part := range levels {
		short := shortened(part.Name)
		name, label, space := textCell(short, 0), textCell(t.label(short, part), 0), numberCell(float64(most-part.Count)/2, 0)
		if t.isLive {
			name, label, space = t.followingTier(short == part.Name, t.top+1+i, name, label, space)
		}
		t.data.add(name, label, space)
	}
	return tierData{t.data, top, len(levels)}
}

// followingTier has the cells of a tier follow its row of the tier table. A name that was too long stays as it was.
func (t *pictured) followingTier(whole bool, row int, name, label, space cell) (followingName, followingLabel, followingSpace cell) {
	count, called := fixedCell(t.name, customersColumn, row), literal(name.Text)
	if whole {
		called = fixedCell(t.name, tierColumn, row)
		name = following(name, called)
	}
	text := called + "&" + literal(labelGap) + "&" + count
	if t.hasValue {
		text += "&" + literal(labelDot) + "&TEXT(" + fixedCell(t.name, valueShareColumn, row) + `,"0%")`
	}
	return name, following(label, text), following(space, fmt.Sprintf("(MAX(%s)-%s)/2", t.figures(customersColumn), count))
}

// What stands between a tier's name and its figures.
const (
	labelGap = "  "
	labelDot = " · "
)

// label is a tier's name with its figures.
func (t *pictured) label(name string, part tiering.Part) string {
	label := name + labelGap + strconv.Itoa(part.Count)
	if t.hasValue {
		label += labelDot + percentText(part.ValueShare)
	}
	return label
}

// labelled says what is in a label.
func (t *pictured) labelled() string {
	if t.hasValue {
		return clean(t.b.p.Sprintf("Tier, customers, %s", t.valueShare()))
	}
	return t.b.p.Sprintf("Tier and customers")
}

// shortened cuts a name that an axis has no room for.
func shortened(name string) string {
	const most = 20
	if displaywidth.String(name) <= most {
		return name
	}
	kept, width := "", 0
	for each := displaywidth.StringGraphemes(name); each.Next(); {
		if width += each.Width(); width > most-1 {
			break
		}
		kept += each.Value()
	}
	return kept + "…"
}
