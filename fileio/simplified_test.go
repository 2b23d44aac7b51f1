package fileio

import "testing"

func TestSimplified(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Sales": "Sales", "客户": "客户", "客戶編號": "客户编号", "銷售額（萬元）": "销售额（万元）", "總計 12 戶": "总计 12 户",
	} {
		if got := Simplified(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestTraditionalUnits wants figures and headers with traditional units read like others.
func TestTraditionalUnits(t *testing.T) {
	if x, unit, _, ok := ParseNumber("1.2億"); !ok || x != 1.2e8 || unit != "亿" {
		t.Errorf("1.2億: %v %q %v", x, unit, ok)
	}
	if name, unit := NormalHeader("銷售額(單位：萬元)"); name != "銷售額" || unit != "万元" {
		t.Errorf("銷售額(單位：萬元): %q in %q", name, unit)
	}
}
