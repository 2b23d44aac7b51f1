package book

import (
	"bytes"
	"path/filepath"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/words"
)

// TestPresets writes the lists of the README under every preset: nothing is wrong with the workbook, and a second one
// is the same. Not every preset's fields are in them, so there are many problems and unscored customers too.
func TestPresets(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	for _, preset := range config.Presets() {
		for _, name := range []string{"customers.xlsx", "customers-messy.xlsx"} {
			t.Run(preset.Name+"/"+name, func(t *testing.T) {
				path := filepath.Join("..", "..", "..", "..", "testdata", name)
				data := written(t, judgePreset(t, preset.Name, path), words.Chinese)
				if err := booktest.Check(data); err != nil {
					t.Error(err)
				}
				if !bytes.Equal(data, written(t, judgePreset(t, preset.Name, path), words.Chinese)) {
					t.Error("a second workbook differs")
				}
			})
		}
	}
}

// TestSavedByLibreOffice is no longer tier's own file, though it keeps the mark.
func TestSavedByLibreOffice(t *testing.T) {
	resaved := booktest.Recalculated(t, saved(t, "result.xlsx", written(t, small(t), words.Chinese)))
	marked, unedited, err := Unedited(resaved)
	if !marked || unedited || err != nil {
		t.Errorf("marked %v, unedited %v, %v", marked, unedited, err)
	}
}
