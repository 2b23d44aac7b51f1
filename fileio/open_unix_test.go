//go:build unix

package fileio

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestPipesNobodyWrites gives up pipes that nobody opens to write.
func TestPipesNobodyWrites(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Millisecond)
	defer stop()
	_, err := readSmall(ctx, pipe, 10)
	wantCause(t, err, "nobody wrote this pipe to its end within 30 s")
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	if _, err := ReadSmall(ctx, pipe, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	_, err = OpenStream(pipe, ReadOptions{Limits: Limits{Time: time.Millisecond}})
	wantCause(t, err, "nobody wrote this pipe to its end within the 1ms that reading may take")
}

// TestPipesAreRead reads pipes, and no more of them than was asked for.
func TestPipesAreRead(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	wrote := make(chan error)
	go func() { wrote <- os.WriteFile(pipe, []byte("0123456789"), 0) }()
	data, err := ReadSmall(t.Context(), pipe, 5)
	if err != nil || string(data) != "01234" {
		t.Errorf("got %q, %v", data, err)
	}
	if err := <-wrote; err != nil && !errors.Is(err, syscall.EPIPE) {
		t.Error(err)
	}
}

// wantCause wants an error that names its file and says what is wrong with it.
func wantCause(t *testing.T, err error, want string) {
	t.Helper()
	var fault *Error
	if !errors.As(err, &fault) || fault.Message.String() != want || fault.Place == "" {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestTablesInTime ends the search for tables when nobody waits for it.
func TestTablesInTime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte("编号,名称\n1,甲\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	file, err := Open(path, ReadOptions{Context: ctx, Known: []string{"编号", "名称"}})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, _, err := file.Tables(); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
