// Package credit judges whether a customer can be trusted with money, and with how much:
//
//  1. ratios of the statements, each against its reference (Measure), and the growth over three years (Grow);
//  2. a score by a rubric and a grade by thresholds, which are scoring's and tiering's own;
//  3. a limit by grade, the smallest of several expressions (Limits.Set), for those who were surveyed;
//  4. who is due for a new survey, and why (DueFor);
//  5. what is asked for against the limit, and who may approve it (Policy.Decide);
//  6. what is owed against the limit, by the group that shares it (NewGroups, Groups.Expose);
//  7. who bears a loss (Liability.Split).
//
// What is owed comes from credit/receivables, and credit/backtest says how good the grades were. Money is in one unit
// throughout, the configuration's; amounts of requests and limits are rounded like every number that is compared.
//
// The source of the forms, ratios, references, authorities and rules is 客户信用调查及信用管理 (document 001).
package credit
