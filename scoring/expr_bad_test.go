package scoring

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// badExpressions are expressions and all that is wrong with them: offset+length message | hint, in runes.
var badExpressions = []struct {
	src  string
	want []string
}{
	{``, []string{`0+0 the expression is empty | `}},
	{`   `, []string{`0+3 the expression is empty | `}},
	{`利润 > 10%`, []string{`5+3 "10%" is not a number in expressions | write 0.1`}},
	{`利润 > 12.5％ and 利润 < 20 %`, []string{
		`5+5 "12.5％" is not a number in expressions | write 0.125`,
		`20+4 "20 %" is not a number in expressions | write 0.2`,
	}},
	{`利润 % 3`, []string{`3+1 "%" is not available in expressions | for a percentage write a fraction: 10% is 0.1`}},
	{`利润 > 100万`, []string{`5+4 "100万" is not a number in expressions | write 1000000`}},
	{`利润 > 3亿元`, []string{`5+3 "3亿元" is not a number in expressions | write 300000000`}},
	{`利润 ＞ 100，`, []string{
		`3+1 "＞" is not a sign of expressions | write >`,
		`8+1 "，" is not a sign of expressions | write ,`,
	}},
	{`min（利润，10）`, []string{
		`3+1 "（" is not a sign of expressions | write (`,
		`6+1 "，" is not a sign of expressions | write ,`,
		`9+1 "）" is not a sign of expressions | write )`,
	}},
	{`利润 ≥ 3 or 利润 × 2 ≠ 4`, []string{
		`3+1 "≥" is not a sign of expressions | write >=`,
		`13+1 "×" is not a sign of expressions | write *`,
		`17+1 "≠" is not a sign of expressions | write !=`,
	}},
	{`region == “华东”`, []string{`10+4 "“" can't be a quote | write "华东"`}},
	{`region == 华东`, []string{`10+2 there is no field "华东" | write a text in quotes: "华东"`}},
	{"region == `华东`", []string{"10+4 \"`\" can't be a quote | write \"华东\""}},
	{`region in [华东, 华北]`, []string{
		`11+2 there is no field "华东" | write a text in quotes: "华东"`,
		`15+2 there is no field "华北" | write a text in quotes: "华北"`,
	}},
	{`利闰 > 3`, []string{`0+2 there is no field "利闰" | did you mean 利润?`}},
	{`利润 + 地区 > 3 and slaes > 1`, []string{
		`5+2 there is no field "地区" | there are sales, last, margin, noisy, huge, 利润, region, home, strategic, code, since, until, absent, nothing, score and 1 more`,
		`16+5 there is no field "slaes" | did you mean sales?`,
	}},
	{`利润 > 0 ? "盈利" : "亏损`, []string{`16+1 the text that begins here has no closing quote | `}},
	{`(利润 + 1`, []string{`0+1 "(" is never closed | `}},
	{`利润 + 1)`, []string{`6+1 ")" closes nothing | `}},
	{`(利润 + 1]`, []string{`7+1 "]" closes nothing | `}},
	{`利润 +`, []string{`3+1 something is missing after "+" | `}},
	{`利润 sales`, []string{`3+5 "sales" is not expected here | between "利润" and "sales" an operator is missing`}},
	{`利润 > > 3`, []string{`5+1 ">" is not expected here | `}},
	{`利润 = 3`, []string{`3+1 "=" is not available in expressions | to compare, write ==`}},
	{`利润 => 3`, []string{`3+2 "=>" is not an operator | write >=`}},
	{`利润 <> 3`, []string{`3+2 "<>" is not an operator | write !=`}},
	{`利润 & 1`, []string{`3+1 "&" is not available in expressions | write and`}},
	{`利润 ** 2`, []string{`3+2 "**" is not available in expressions | write a square as x * x`}},
	{`利润 ^ 2`, []string{`3+1 "^" is not available in expressions | write a square as x * x`}},
	{`利润 ?? 0`, []string{`3+2 "??" is not available in expressions | write coalesce(x, y)`}},
	{`利润?.x`, []string{`2+2 "?." is not available in expressions | `}},
	{`利润.x`, []string{`2+1 "." is not available in expressions | `}},
	{`利润 | sum`, []string{`3+1 "|" is not available in expressions | write f(x)`}},
	{`利润 in 1..3`, []string{`7+2 ".." is not available in expressions | write x >= 1 and x <= 5`}},
	{`利润 ?: 3`, []string{`3+2 between "?" and ":" a value is missing | write x > 0 ? 1 : 2`}},
	{`let x = 利润; x + 1`, []string{
		`0+3 "let" is not available in expressions | derive parts of it as fields first`,
		`6+1 "=" is not available in expressions | to compare, write ==`,
		`10+1 ";" is not available in expressions | derive parts of it as fields first`,
	}},
	{`if 利润 > 1 {2} else {3}`, []string{
		`0+2 "if" is not available in expressions | write x > 0 ? 1 : 2`,
		`10+1 "{" is not available in expressions | `,
		`14+4 "else" is not available in expressions | write x > 0 ? 1 : 2`,
		`19+1 "{" is not available in expressions | `,
	}},
	{`filter(利润, # > 1)`, []string{`11+1 "#" is not available in expressions | `}},
	{`filter(利润, {# > 1})`, []string{
		`11+1 "{" is not available in expressions | `,
		`12+1 "#" is not available in expressions | `,
	}},
	{`map([1, 2], # * 2)`, []string{`12+1 "#" is not available in expressions | `}},
	{`{"a": 利润}`, []string{`0+1 "{" is not available in expressions | `}},
	{`[1, 2]`, []string{`0+6 a list can stand only after "in" | `}},
	{`region[0:1]`, []string{`6+5 "[0:1]" is not available in expressions | `}},
	{`region["x"]`, []string{`6+5 "['x']" is not available in expressions | `}},
	{`region matches "东"`, []string{`7+7 "matches" is not available in expressions | write x contains "…"`}},
	{`nil == 利润`, []string{`0+3 "nil" is not available in expressions | whether a value is missing is asked with missing(x)`}},
	{`now() > since`, []string{`0+3 there is no function "now" | there are min, max, abs, round, missing, coalesce, growth, days_since, sum, mean, median, quantile, rank, percentile, share`}},
	{`len(region) > 2`, []string{`0+3 there is no function "len" | there are min, max, abs, round, missing, coalesce, growth, days_since, sum, mean, median, quantile, rank, percentile, share`}},
	{`::sum(利润)`, []string{`0+2 "::" is not available in expressions | `}},
	{`+利润`, []string{`0+1 "+" is not available in expressions | leave it out`}},
	{`1_000 + 0x1F`, []string{
		`0+5 "1_000" is not a number in expressions | write 1000`,
		`8+4 "0x1F" is not a number | `,
	}},
	{`1,000`, []string{`2+3 "000" is not a number in expressions | write figures without separators`}},
	{`010 + 007.5`, []string{
		`0+3 "010" is not a number in expressions | write 10`,
		`6+5 "007.5" is not a number in expressions | write 7.5`,
	}},
	{`５０ + 1`, []string{`0+2 "５０" is not a number in expressions | write 50`}},
	{`1e400`, []string{`0+5 "1e400" is too large a number | `}},
	{`123456789012345678901`, []string{`0+21 "123456789012345678901" is not a number in expressions | write 1.2345678901234568e+20`}},
	{`3m`, []string{`0+2 "3m" is not a number | `}},
	{`利润 // last`, []string{`3+2 an expression can't hold a comment | write a single / to divide`}},
	{`利润 /* 元 */ + 1`, []string{`3+2 an expression can't hold a comment | `}},
	{`利润 @ 2`, []string{`3+1 "@" can't be used here | `}},
	{`b"x" == region`, []string{`0+1 "b'x'" is not available in expressions | write "x"`}},
	{`"\d" == region`, []string{`2+12 the expression can't be read from here on | in a text, write a backslash twice: \\`}},
	{`region + 1`, []string{`0+6 "region" is a text, "+" needs numbers | `}},
	{`region + strategic == "x"`, []string{`0+6 "region" is a text, "+" needs numbers | `}},
	{`-region`, []string{`1+6 "region" is a text, "-" needs numbers | `}},
	{`1 + "8"`, []string{`4+3 "8" is a text, "+" needs numbers | write 8 without quotes`}},
	{`strategic and 利润 > 1`, []string{`0+9 "strategic" is a field, "and" needs conditions | compare it, as in strategic == "…"`}},
	{`not strategic == "是"`, []string{`0+3 "not" belongs to "strategic" alone here, not to the comparison | write not (strategic == "是")`}},
	{`not region in ["华东"]`, []string{`0+3 "not" belongs to "region" alone here, not to the comparison | write not (region in ["华东"])`}},
	{`利润 and region or sales`, []string{
		`0+2 "利润" is a number, "and" needs conditions | compare it, as in 利润 > 0`,
		`7+6 "region" is a text, "and" needs conditions | compare it, as in region == "…"`,
		`17+5 "sales" is a number, "or" needs conditions | compare it, as in sales > 0`,
	}},
	{`not 利润`, []string{`4+2 "利润" is a number, "not" needs conditions | compare it, as in 利润 > 0`}},
	{`1 < 利润 < 3`, []string{`7+1 comparisons can't be chained | write a < b and b < c`}},
	{`利润 > 1 == true`, []string{`0+6 "利润 > 1" is a condition and can't be compared | write it alone, or after not`}},
	{`(利润 > 1) + 1`, []string{`1+6 "利润 > 1" is a condition, "+" needs numbers | write (利润 > 1) ? 1 : 0`}},
	{`region < "华北"`, []string{`9+4 "华北" is a text, "<" needs numbers or dates | texts can be compared with == and != only`}},
	{`region < home`, []string{`0+13 "region" is a text, "<" needs numbers or dates | texts can be compared with == and != only`}},
	{`利润 == "8"`, []string{`6+3 "利润" is a number and "8" is a text: they can't be compared | write 8 without quotes`}},
	{`region == 8`, []string{`0+11 "region" is a text and "8" is a number: they can't be compared | write "8"`}},
	{`region == 利润`, []string{`0+12 "region" is a text and "利润" is a number: they can't be compared | `}},
	{`since == 利润`, []string{`0+11 "since" is a date and "利润" is a number: they can't be compared | write a date as "2026-09-30"`}},
	{`since > "2026-13-01"`, []string{`8+12 "2026-13-01" is not a date | write "2026-09-30"`}},
	{`since > "去年"`, []string{`8+4 "去年" is not a date | write "2026-09-30"`}},
	{`since in ["2026-01-01", "昨天"]`, []string{`24+4 "昨天" is not a date | write "2026-09-30"`}},
	{`since - 3`, []string{`0+5 "since" is a date, "-" needs numbers | `}},
	{`since`, []string{`0+5 "since" is a date; an expression yields a number, a text or a condition | `}},
	{`利润 > 1 ? since : since`, []string{`0+22 "利润 > 1 ? since : since" is a date; an expression yields a number, a text or a condition | `}},
	{`"a" == "b"`, []string{`0+10 both sides of "==" are written out | `}},
	{`region == ""`, []string{`10+2 an empty text is a missing value, which equals nothing | write missing(region)`}},
	{`region in ["", "x"]`, []string{`11+2 an empty text is a missing value, which equals nothing | write missing(region)`}},
	{`region contains ""`, []string{`16+2 an empty text is a missing value, which equals nothing | write missing(region)`}},
	{`利润 in []`, []string{`6+2 the list is empty | `}},
	{`利润 in [1, "2"]`, []string{`10+3 "2" is a text, and the list begins with a number | `}},
	{`region in ["a", 1]`, []string{`16+1 "1" is a number, and the list begins with a text | `}},
	{`利润 in [last, 1]`, []string{`7+4 "last" is neither a number nor a quoted text; a list holds nothing else | `}},
	{`region in [1]`, []string{`11+1 "region" is a text and "1" is a number: they can't be compared | write "1"`}},
	{`利润 in region`, []string{`6+6 "in" needs a list | write in ["…", "…"]`}},
	{`利润 in [利润 > 1]`, []string{`7+6 "利润 > 1" is neither a number nor a quoted text; a list holds nothing else | `}},
	{`利润 > 1 ? "a" : 2`, []string{`15+1 "a" is a text and "2" is a number: both sides of ":" must be alike | `}},
	{`利润 ? 1 : 2`, []string{`0+2 "利润" is a number, "?" needs conditions | compare it, as in 利润 > 0`}},
	{`coalesce(利润, region)`, []string{`13+6 "region" is a text, and "coalesce" begins with a number | `}},
	{`coalesce(利润 > 1, true)`, []string{
		`9+6 "利润 > 1" is a condition, "coalesce" needs a value | `,
		`17+4 "true" is a condition, "coalesce" needs a value | `,
	}},
	{`missing(利润 > 1)`, []string{`8+6 "利润 > 1" is a condition, "missing" needs a value | `}},
	{`missing(利润, last)`, []string{`0+7 "missing" is written missing(x); the number of values here is 2 | `}},
	{`min(利润)`, []string{`0+3 "min" is written min(x, y); the number of values here is 1 | for the lowest of the whole column write quantile(x, 0)`}},
	{`max(利润)`, []string{`0+3 "max" is written max(x, y); the number of values here is 1 | for the highest of the whole column write quantile(x, 1)`}},
	{`growth(利润)`, []string{`0+6 "growth" is written growth(now, before); the number of values here is 1 | `}},
	{`sum(利润, last)`, []string{`0+3 "sum" is written sum(x); the number of values here is 2 | `}},
	{`sum(region)`, []string{`4+6 "region" is a text, "sum" needs numbers | `}},
	{`sum(利润 > 1)`, []string{`4+6 "利润 > 1" is a condition, "sum" needs numbers | write (利润 > 1) ? 1 : 0`}},
	{`round(利润, 1.5)`, []string{`10+3 the decimals of "round" are a whole number from -9 to 9 | `}},
	{`round(利润, last)`, []string{`10+4 the decimals of "round" are a whole number from -9 to 9 | `}},
	{`round(利润, 20)`, []string{`10+2 the decimals of "round" are a whole number from -9 to 9 | `}},
	{`quantile(利润, 90)`, []string{`13+2 the second value of "quantile" is a number from 0 to 1 | write 0.5 for the median`}},
	{`quantile(利润)`, []string{`0+8 "quantile" is written quantile(x, 0.9); the number of values here is 1 | `}},
	{`mena(利润)`, []string{`0+4 there is no function "mena" | did you mean mean?`}},
	{`利润(3)`, []string{`0+2 "利润" is a field, not a function | `}},
	{`sum + 1`, []string{`0+3 "sum" is a function | write sum(x)`}},
	{`points > 3`, []string{`0+6 "points" needs a name | write points["…"]`}},
	{`points["忠诚"] > 3`, []string{`7+4 there is no criterion "忠诚" | did you mean 忠诚度?`}},
	{`points.忠诚度 > 3`, []string{`6+1 "." is not available in expressions | write points["忠诚度"]`}},
	{`points[0] > 3`, []string{`0+9 "points" needs a name | write points["…"]`}},
	{`groups["未来"] > 3`, []string{`7+4 there is no group "未来" | there are 潜在, 现实`}},
	{`tier == "重要"`, []string{`8+4 there is no tier "重要" | did you mean 重要客户?`}},
	{`"大客户" == tier`, []string{`0+5 there is no tier "大客户" | did you mean 小客户?`}},
	{`tier in ["重要客户", "普客"]`, []string{`17+4 there is no tier "普客" | there are 关键客户, 重要客户, 小客户`}},
	{`tier > "小客户"`, []string{`7+5 "小客户" is a text, ">" needs numbers or dates | texts can be compared with == and != only`}},
	{`score + tier`, []string{`8+4 "tier" is a text, "+" needs numbers | `}},
	{`nothing + 1 > 0 and nothing == "x"`, []string{`31+3 "nothing" is used as a number elsewhere, and "x" is a text: they can't be compared | `}},
	{`利闰 + 1 > tier and region + 1 > 合作`, []string{
		`0+2 there is no field "利闰" | did you mean 利润?`,
		`18+6 "region" is a text, "+" needs numbers | `,
		`31+2 there is no field "合作" | there are sales, last, margin, noisy, huge, 利润, region, home, strategic, code, since, until, absent, nothing, score and 1 more`,
	}},
	{`min(利润, , 2)`, []string{`8+1 "," is not expected here | `}},
	{"利润 > 1 \n and 利闰 > 2", []string{`13+2 there is no field "利闰" | did you mean 利润?`}},
}

// describe writes errors as the tables do, on lines.
func describe(err error) string {
	var es ExprErrors
	if !errors.As(err, &es) {
		return ""
	}
	var lines []string
	for _, e := range es {
		lines = append(lines, fmt.Sprintf("%d+%d %s | %s", e.Offset, e.Len, e.Message, e.Hint))
	}
	return strings.Join(lines, "\n")
}

func TestBadExpressions(t *testing.T) {
	for _, c := range badExpressions {
		_, err := Compile(c.src, wideScope())
		if diff := cmp.Diff(strings.Join(c.want, "\n"), describe(err)); diff != "" {
			t.Errorf("%s: %s", c.src, diff)
		}
	}
}
