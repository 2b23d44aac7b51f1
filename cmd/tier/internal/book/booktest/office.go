package booktest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// alwaysRecalculate is the setting without which LibreOffice shows the values that a workbook brings along.
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">` +
	`<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
`

// Recalculated has LibreOffice open a workbook, compute every formula of it and save it, and returns the path of what
// it saved. Numbers have 15 digits there. The test is skipped where LibreOffice is not installed, and in short runs.
func Recalculated(t testing.TB, path string) string {
	t.Helper()
	return filepath.Join(RecalculatedAll(t, path), filepath.Base(path))
}

// RecalculatedAll is Recalculated for several workbooks of different names: it returns the folder of what was saved, under
// the same names.
func RecalculatedAll(t testing.TB, paths ...string) string {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	if testing.Short() {
		t.Skip("LibreOffice takes seconds")
	}
	profile, out := t.TempDir(), t.TempDir()
	settings := filepath.Join(profile, "user", "registrymodifications.xcu")
	if err := os.Mkdir(filepath.Dir(settings), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte(alwaysRecalculate), 0o600); err != nil {
		t.Fatal(err)
	}
	convert := exec.CommandContext(t.Context(), office, append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(profile),
		"--headless", "--convert-to", "xlsx", "--outdir", out}, paths...)...)
	if said, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, path := range paths {
		if _, err := os.Stat(filepath.Join(out, filepath.Base(path))); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
