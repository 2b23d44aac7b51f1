package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// app is what the commands share: the machine, the configuration that applies, the settings and the language.
type app struct {
	sys          system
	surroundings config.Surroundings
	found        *foundConfig   // nil before it was looked for
	global       *pflag.FlagSet // --config and the settings, which every command takes
	configFlag   string
	settings     config.Settings
	problems     config.Problems // of the settings' flags and variables
	words        words.Printer
	quiet        bool // only problems are told
	verbose      bool // what each stage took is told
	workers      int  // goroutines that read or write at once; 0 is one for each core
	reading      readFlags
	limits       fileio.Limits // of reading
	password     string        // of protected workbooks; never shown

	began  time.Time
	out    *standardOut // where data goes
	screen *screen      // standard error
	stages stages
}

// foundConfig is the configuration found for a value of --config.
type foundConfig struct {
	config.Found
	err  error
	flag string
}

// newApp reads the settings before there are any commands, because the help speaks the reader's language too.
func newApp(ctx context.Context, sys system) *app {
	a := &app{sys: sys, words: words.In(words.Chinese), began: sys.clock(), screen: &screen{out: sys.stderr}}
	a.sys.stderr = a.screen
	a.surroundings = config.Surroundings{Env: sys.getenv, UserDir: userDir(sys), Context: ctx}
	a.global = a.globalFlags()
	a.global.ParseErrorsAllowlist.UnknownFlags = true
	_ = a.global.Parse(sys.args) // what is wrong with the flags, the commands say
	name, text := a.configText()
	a.settings, a.problems = config.ReadSettings(name, text, a.global, sys.getenv)
	a.words = words.In(words.Lang(a.settings.Get("lang")))
	a.out = newStandardOut(sys.stdout, a.words.Sprintf("standard output"))
	return a
}

// userDir is the user's config folder, "" where the machine names none.
func userDir(sys system) string {
	if dir := sys.getenv("XDG_CONFIG_HOME"); dir != "" {
		return dir
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return dir
}

// globalFlags are the flags of every command.
func (a *app) globalFlags() *pflag.FlagSet {
	flags := pflag.NewFlagSet("tier", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	flags.StringVar(&a.configFlag, "config", "", a.words.Sprintf("configuration `FILE` instead of ./tier.yaml"))
	flags.String("lang", "zh", a.words.Sprintf("`LANGUAGE` of reports, messages and help: zh (default) or en"))
	flags.String("color", "auto", a.words.Sprintf("colours: auto (default), always or never (`WHEN`)"))
	flags.String("progress", "auto", a.words.Sprintf("progress on long work: auto (default) or never (`WHEN`)"))
	flags.String("width", "auto", a.words.Sprintf("`COLUMNS` of the report, or auto (default)"))
	flags.BoolP("help", "h", false, "")
	return flags
}

// configText is the text of the configuration that applies; nil where it can't be read, which the commands report.
func (a *app) configText() (name string, text []byte) {
	found, err := a.findConfig()
	if err != nil || found.Path == "" {
		return "", nil
	}
	name, text, err = found.Bytes()
	if err != nil {
		return "", nil
	}
	return name, text
}

// findConfig finds the configuration that applies, once: a pipe can't be read again.
func (a *app) findConfig() (config.Found, error) {
	if a.found == nil || a.found.flag != a.configFlag {
		found, err := config.Find(a.configFlag, a.surroundings)
		a.found = &foundConfig{Found: found, err: err, flag: a.configFlag}
	}
	return a.found.Found, a.found.err
}

// style is how the terminal report looks here.
func (a *app) style() report.Style { return report.Style{Color: a.color(), Width: a.width()} }

// color follows --color; auto means a terminal that shows colours, unless NO_COLOR says otherwise.
func (a *app) color() bool {
	switch a.settings.Get("color") {
	case "always":
		return true
	case "never":
		return false
	}
	return a.sys.getenv("NO_COLOR") == "" && a.sys.getenv("TERM") != "dumb" && isTerminal(a.sys.stdout)
}

// width is how many columns the report may take: the terminal's, or 0 for as many as it needs.
func (a *app) width() int {
	if columns, err := strconv.Atoi(a.settings.Get("width")); err == nil {
		return columns
	}
	if f, ok := a.sys.stdout.(*os.File); ok && isTerminal(f) {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			return columns
		}
	}
	return 0
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// tell writes a line for the person at the terminal, in the reader's language. Whatever stands in a file can't make
// it two: a line break becomes a blank.
func (a *app) tell(format string, args ...any) {
	fmt.Fprintln(a.sys.stderr, oneLine(a.words.Sprintf(format, args...)))
}

// oneLine makes a text safe to print on one line.
func oneLine(text string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ").Replace(report.Plain(text))
}

// hint writes the next step on a line of its own.
func (a *app) hint(phrase words.Phrase) { a.tell("hint: %s", phrase) }

// finish says what a command ended with, and returns the exit code for it.
func (a *app) finish(err error) int {
	if err == nil {
		err = because(context.Background(), a.out.err) // help is printed without a look at errors
	}
	a.tellTimings(a.endStages())
	a.complain(err)
	a.screen.end()
	return exitCode(err)
}
