package main

import (
	"io"
	"slices"

	"github.com/spf13/cobra"

	"tier/scoring"
)

// newCompletionCommand writes the completion script of a shell. Cobra's own command speaks English only.
func newCompletionCommand(a *app) *cobra.Command {
	scripts := map[string]func(root *cobra.Command, w io.Writer) error{
		"bash":       func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"zsh":        func(root *cobra.Command, w io.Writer) error { return root.GenZshCompletion(w) },
		"fish":       func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },
		"powershell": func(root *cobra.Command, w io.Writer) error { return root.GenPowerShellCompletionWithDesc(w) },
	}
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     a.words.Sprintf("completion script for bash, zsh, fish or PowerShell"),
		Example:   "  source <(tier completion bash)\n  tier completion zsh > \"${fpath[1]}/_tier\"\n  tier completion fish | source\n  tier completion powershell | Out-String | Invoke-Expression",
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 && slices.Contains(shells, args[0]) {
				return nil
			}
			wrong := usage("completion needs the name of a shell: bash, zsh, fish or powershell")
			if len(args) == 1 {
				if near := scoring.Nearest(args[0], shells); near != "" {
					return wrong.withHint("did you mean %q?", near)
				}
			}
			return wrong
		},
		RunE: func(cmd *cobra.Command, args []string) error { return scripts[args[0]](cmd.Root(), a.out) },
	}
}
