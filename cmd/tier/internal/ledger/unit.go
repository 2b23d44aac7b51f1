package ledger

// bareUnit is what amounts are in where neither a cell nor a header, nor the configuration, names a unit: books are kept in
// 元, whatever unit limits are in.
func (c *collector) bareUnit() string {
	switch c.unit {
	case "元", "千元", "万元", "百万元", "亿元":
		return "元"
	}
	return c.unit
}
