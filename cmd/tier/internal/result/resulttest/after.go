package resulttest

import (
	"bytes"
	"testing"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/scored"
	"tier/cmd/tier/internal/words"
)

// PeriodRubric has an override, a knock-out, a value that is a column, and grades that may be missing.
const PeriodRubric = `version: 1
title: 客户分级
value: a
as_of: 2026-06-30
fields: {id: 编号, name: 名称, a: 甲(万元), grade: 评价}
scales: {five: {优秀: 10, 良好: 8, 合格: 6}}
knockout: [{name: 停止合作, when: 'a > 90', reason: 不合作}]
models:
  - name: value
    title: 价值
    criteria: [{name: 评价, field: grade, weight: 100, grades: five}]
    tiers: {by: score, levels: [{name: 关键, only: override}, {name: A级, min: 90}, {name: B级, min: 70}, {name: C级}]}
    overrides: [{name: 标杆, when: 'a == 20', tier: 关键, reason: 形象, approved_by: 总经理, until: 2026-12-31}]
`

// After is Judge of a list after earlier results, the oldest first.
func After(t testing.TB, cfg *config.Config, previous []*periods.Snapshot, list string) *result.Result {
	t.Helper()
	r, err := try(t, cfg, judge.Options{Version: "test", FirstOfRepeats: true, Previous: previous}, list)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Snapshot is a result as a later run reads it back.
func Snapshot(t testing.TB, r *result.Result) *periods.Snapshot {
	t.Helper()
	var json bytes.Buffer
	if err := r.WriteJSON(&json, words.In(words.English)); err != nil {
		t.Fatal(err)
	}
	s, err := scored.SnapshotOfJSON("before.json", &json)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
