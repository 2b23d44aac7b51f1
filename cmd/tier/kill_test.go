//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// killed are the files that a run writes over while it is killed.
func killed() []string { return []string{"out.xlsx", "out.csv", "out.json"} }

// scoreIn starts the program in a folder that has a list and a configuration.
func scoreIn(t *testing.T, dir, lang string) *exec.Cmd {
	t.Helper()
	args := []string{"score", "list.csv", "--lang", lang, "--force", "--quiet"}
	for _, file := range killed() {
		args = append(args, "-o", file)
	}
	cmd := exec.Command("tier", args...)
	cmd.Dir = dir
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// listFolder makes a folder with a list and a configuration.
func listFolder(t *testing.T, customers int) string {
	t.Helper()
	dir := t.TempDir()
	var list bytes.Buffer
	list.WriteString("客户编号,客户名称,年销售额,忠诚度\n")
	for i := range customers {
		fmt.Fprintf(&list, "C%d,客户%d有限公司,%d,优秀\n", i, i*7919%1000, i%2000)
	}
	config, err := os.ReadFile("testdata/bad/tier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"list.csv": list.Bytes(), "tier.yaml": config} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// sums are the SHA-256 of the files.
func sums(t *testing.T, dir string) map[string][32]byte {
	t.Helper()
	all := map[string][32]byte{}
	for _, file := range killed() {
		content, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		all[file] = sha256.Sum256(content)
	}
	return all
}

// TestKilledWhileWriting kills runs that write over an old result at random moments: each file is the old one or the complete
// new one, and the next run removes what they left. Every third time two runs write at once, and one of them goes on. The
// result in the other language is the new one. TIER_KILLS says how many are killed.
func TestKilledWhileWriting(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and races with nothing")
	}
	kills := 20
	if n, err := strconv.Atoi(os.Getenv("TIER_KILLS")); err == nil {
		kills = n
	}
	dir := listFolder(t, 1500)
	whole, longest := map[string]map[string][32]byte{}, time.Duration(0)
	for _, lang := range []string{"zh", "en"} {
		began := time.Now()
		if err := scoreIn(t, dir, lang).Wait(); err != nil {
			t.Fatal(err)
		}
		longest = max(longest, time.Since(began))
		whole[lang] = sums(t, dir)
	}
	random := rand.New(rand.NewPCG(7, uint64(kills)))
	left, struck := 0, 0
	for i := range kills {
		victim := scoreIn(t, dir, []string{"zh", "en"}[i%2])
		var other *exec.Cmd
		if i%3 == 0 {
			other = scoreIn(t, dir, []string{"en", "zh"}[i%2])
		}
		time.Sleep(time.Duration(random.Int64N(int64(longest))))
		_ = victim.Process.Kill() // unless it has ended
		if victim.Wait() != nil {
			struck++
		}
		if other != nil {
			if err := other.Wait(); err != nil {
				t.Fatalf("kill %d: the other run: %v", i, err)
			}
		}
		for file, sum := range sums(t, dir) {
			if sum != whole["zh"][file] && sum != whole["en"][file] {
				t.Fatalf("kill %d: %s is neither the old file nor the new one", i, file)
			}
		}
		left += len(leftIn(t, dir))
	}
	if err := scoreIn(t, dir, "en").Wait(); err != nil {
		t.Fatal(err)
	}
	for file, sum := range sums(t, dir) {
		if sum != whole["en"][file] {
			t.Errorf("%s is not the last run's", file)
		}
	}
	if names := leftIn(t, dir); len(names) > 0 {
		t.Errorf("not cleaned up: %s", names)
	}
	if struck == 0 {
		t.Error("no run was killed before it ended: this shows nothing")
	}
	t.Logf("%d of %d runs killed before they ended; temporary files seen after a kill: %d", struck, kills, left)
}

// leftIn are the files that nobody asked for.
func leftIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		if !slices.Contains(append(killed(), "list.csv", "tier.yaml"), e.Name()) {
			left = append(left, e.Name())
		}
	}
	return left
}

// TestFileSizeLimit writes with a limit on the size of files, from nothing up: every file is there whole or as it was, and the
// message says what to do.
func TestFileSizeLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("races with nothing")
	}
	dir := listFolder(t, 100)
	if err := scoreIn(t, dir, "zh").Wait(); err != nil {
		t.Fatal(err)
	}
	old := sums(t, dir)
	for _, blocks := range []int{0, 1, 4, 10, 16} { // of 512 bytes, or 1024
		for _, file := range killed() {
			cmd := exec.Command("sh", "-c", fmt.Sprintf("ulimit -f %d; exec tier score list.csv --force --quiet --lang en -o %s", blocks, file))
			cmd.Dir = dir
			said, err := cmd.CombinedOutput()
			switch now := sums(t, dir); {
			case err == nil && blocks > 4: // it was large enough
				old = now
			case codeOf(err) != "1" || now[file] != old[file]:
				t.Errorf("%d blocks, %s: %v\n%s", blocks, file, err, said)
			case !strings.Contains(string(said), "tier: "+file+": the file would be larger than the system allows\nhint: "):
				t.Errorf("%d blocks, %s: it says\n%s", blocks, file, said)
			}
			if names := leftIn(t, dir); len(names) > 0 {
				t.Fatalf("%d blocks, %s: left behind: %s", blocks, file, names)
			}
		}
	}
}
