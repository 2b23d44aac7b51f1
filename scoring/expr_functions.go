package scoring

// function is a function of expressions: what the table says of it.
type function struct {
	name   string
	usage  string
	least  int  // arguments
	most   int  // -1: any number
	column bool // of a whole column
}

// functions are all there are, in the order in which they are shown.
func functions() []function {
	return []function{
		{name: "min", usage: "min(x, y)", least: 2, most: -1},
		{name: "max", usage: "max(x, y)", least: 2, most: -1},
		{name: "abs", usage: "abs(x)", least: 1, most: 1},
		{name: "round", usage: "round(x, 2)", least: 1, most: 2},
		{name: "missing", usage: "missing(x)", least: 1, most: 1},
		{name: "coalesce", usage: "coalesce(x, y)", least: 2, most: -1},
		{name: "growth", usage: "growth(now, before)", least: 2, most: 2},
		{name: "days_since", usage: "days_since(date)", least: 1, most: 1},
		{name: "sum", usage: "sum(x)", least: 1, most: 1, column: true},
		{name: "mean", usage: "mean(x)", least: 1, most: 1, column: true},
		{name: "median", usage: "median(x)", least: 1, most: 1, column: true},
		{name: "quantile", usage: "quantile(x, 0.9)", least: 2, most: 2, column: true},
		{name: "rank", usage: "rank(x)", least: 1, most: 1, column: true},
		{name: "percentile", usage: "percentile(x)", least: 1, most: 1, column: true},
		{name: "share", usage: "share(x)", least: 1, most: 1, column: true},
	}
}

func findFunction(name string) (function, bool) {
	for _, f := range functions() {
		if f.name == name {
			return f, true
		}
	}
	return function{}, false
}

func functionNames() []string {
	var names []string
	for _, f := range functions() {
		names = append(names, f.name)
	}
	return names
}

// takes reports whether the function can have n arguments.
func (f function) takes(n int) bool { return n >= f.least && (f.most < 0 || n <= f.most) }
