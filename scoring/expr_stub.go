package scoring

// For the moment: what the rest of the package compiles against.

type node interface{}

func Compile(src string, scope *Scope) (*Expr, error) { panic("not yet") }

func (e *Expr) Numbers(c Columns) []float64 { panic("not yet") }
func (e *Expr) Texts(c Columns) []string    { panic("not yet") }
func (e *Expr) Truths(c Columns) []Truth    { panic("not yet") }

func isNameRune(r rune) bool { return r == '_' }
func isDigit(r rune) bool    { return r >= '0' && r <= '9' }
