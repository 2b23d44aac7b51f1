package ledger

import (
	"slices"

	"tier/fileio"
)

// Kind is what a table holds.
type Kind uint8

const (
	AnyKind  Kind = iota // the headers tell
	Invoices             // a line for each invoice; with a date of settlement it is a receipt too
	Receipts             // a line for each receipt
	Ledger               // both, by debit and credit or by a type
	Rates                // a line for each currency and day
)

// The names of the roles that columns have.
const (
	customerRole = "customer"
	nameRole     = "customer_name"
	numberRole   = "number"
	dateRole     = "date"
	dueRole      = "due"
	amountRole   = "amount"
	currencyRole = "currency"
	settledRole  = "settled"
	paidRole     = "paid"
	againstRole  = "against"
	typeRole     = "type"
	debitRole    = "debit"
	creditRole   = "credit"
	rateRole     = "rate"
)

// Roles are the columns that a kind of table may have, and what they are called by default.
func Roles(kind Kind) []fileio.Spec {
	text := func(role string, headers ...string) fileio.Spec {
		return fileio.Spec{Name: role, Headers: headers, Type: fileio.TextType}
	}
	date := func(role string, required bool, headers ...string) fileio.Spec {
		return fileio.Spec{Name: role, Headers: headers, Type: fileio.DateType, Required: required}
	}
	number := func(role string, required bool, headers ...string) fileio.Spec {
		return fileio.Spec{Name: role, Headers: headers, Type: fileio.NumberType, Required: required}
	}
	common := []fileio.Spec{
		text(customerRole, "客户编号", "客户编码", "客户代码", "往来单位编号", "往来单位编码", "customer id", "customer no", "customer code", "customer number", "account", "account no"),
		text(nameRole, "客户名称", "客户", "往来单位", "往来单位名称", "单位名称", "customer name", "customer", "client"),
		text(currencyRole, "币种", "币别", "货币", "currency", "currency code", "ccy"),
	}
	invoiceNumber := []string{"发票号", "发票号码", "发票编号", "invoice number", "invoice no", "invoice no.", "invoice"}
	switch kind {
	case Invoices:
		return append(common,
			text(numberRole, slices.Concat(invoiceNumber, []string{"单据号", "单据编号", "单号", "document no", "document number"})...),
			date(dateRole, true, "开票日期", "发票日期", "单据日期", "日期", "invoice date", "document date", "date"),
			date(dueRole, false, "到期日", "到期日期", "应收日期", "付款到期日", "due date", "due"),
			number(amountRole, true, "发票金额", "开票金额", "价税合计", "应收金额", "金额", "invoice amount", "amount", "total"),
			date(settledRole, false, "结清日期", "结清日", "付清日期", "settled date", "paid date", "clearing date"),
			number(paidRole, false, "已收金额", "已付金额", "已回款", "已核销金额", "amount paid", "paid amount", "paid"),
			text(againstRole, "原发票号", "原发票号码", "对应发票号", "红冲发票号", "original invoice", "original invoice number", "against"))
	case Receipts:
		return append(common,
			text(numberRole, "收款单号", "回款单号", "收据号", "流水号", "单据号", "单号", "receipt number", "receipt no", "payment number", "payment no", "document no"),
			date(dateRole, true, "收款日期", "回款日期", "到账日期", "付款日期", "日期", "receipt date", "payment date", "received date", "date"),
			number(amountRole, true, "收款金额", "回款金额", "到账金额", "付款金额", "金额", "receipt amount", "payment amount", "amount received", "amount"),
			text(againstRole, slices.Concat([]string{"核销发票号", "核销发票", "against"}, invoiceNumber)...))
	case Ledger:
		return append(common,
			text(numberRole, slices.Concat(invoiceNumber, []string{"单据号", "单据编号", "单号", "document no", "document number"})...),
			date(dateRole, true, "日期", "记账日期", "单据日期", "业务日期", "开票日期", "date", "posting date", "document date"),
			date(dueRole, false, "到期日", "到期日期", "due date", "due"),
			text(typeRole, "类型", "单据类型", "业务类型", "type", "document type", "entry type"),
			number(debitRole, false, "借方", "借方金额", "本期借方", "debit", "debit amount"),
			number(creditRole, false, "贷方", "贷方金额", "本期贷方", "credit", "credit amount"),
			number(amountRole, false, "金额", "本币金额", "amount"),
			text(againstRole, "核销发票号", "核销发票", "原发票号", "对应发票号", "against", "applies to"))
	case Rates:
		return []fileio.Spec{
			{Name: currencyRole, Headers: []string{"币种", "币别", "货币", "currency", "currency code", "ccy"}, Type: fileio.TextType, Required: true},
			date(dateRole, true, "日期", "汇率日期", "生效日期", "date", "rate date", "effective date"),
			number(rateRole, true, "汇率", "折算率", "中间价", "rate", "exchange rate"),
		}
	}
	return nil
}

// kinds are those that a table can be.
func kinds() []Kind { return []Kind{Ledger, Rates, Receipts, Invoices} }

// columnOf is the first column of a role, an earlier header before a later one; -1 where there is none.
func columnOf(t *fileio.Table, specs []fileio.Spec, role string) int {
	for _, s := range specs {
		if s.Name != role {
			continue
		}
		for _, header := range s.Headers {
			wanted, _ := fileio.NormalHeader(header)
			if i := slices.IndexFunc(t.Headers(), func(h fileio.Header) bool {
				name, _ := fileio.NormalHeader(h.Raw)
				return name != "" && name == wanted
			}); i >= 0 {
				return i
			}
		}
	}
	return -1
}
