using System.CommandLine;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;

namespace Een.Media.Cli.Commands;

/// <summary>Writes the script that lets a shell complete commands, options and cameras.</summary>
internal sealed class CompletionsCommand : CliCommand
{
    private static readonly Dictionary<string, string> s_scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # een-media completions bash > ~/.local/share/bash-completion/completions/een-media
            _een_media() {
              local word
              COMPREPLY=()
              while IFS= read -r word; do
                COMPREPLY+=("$(printf '%q' "$word")")
              done < <(een-media "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
            }
            complete -F _een_media een-media
            """,
        ["zsh"] = """
            #compdef een-media
            # een-media completions zsh > "${fpath[1]}/_een-media"
            _een_media() {
              local -a found
              found=("${(@f)$(een-media "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
              compadd -- $found
            }
            compdef _een_media een-media
            """,
        ["fish"] = """
            # een-media completions fish > ~/.config/fish/completions/een-media.fish
            complete -f -c een-media -a '(een-media "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
            """,
        ["pwsh"] = """
            # een-media completions pwsh >> $PROFILE
            Register-ArgumentCompleter -Native -CommandName een-media -ScriptBlock {
              param($word, $ast, $position)
              een-media "[suggest:$position]" "$ast" 2>$null | ForEach-Object {
                $text = if ($_ -match '[^\w./-]') { "'" + $_.Replace("'", "''") + "'" } else { $_ }
                [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
              }
            }
            """,
    };

    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh, fish or pwsh.", HelpName = "SHELL" };

    public CompletionsCommand()
        : base("completions", "Write the completion script for a shell: bash, zsh, fish or pwsh.",
            "completions bash > ~/.local/share/bash-completion/completions/een-media") =>
        Arguments.Add(_shell);

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        string shell = session.Parsed.GetValue(_shell)!;
        string text = s_scripts.TryGetValue(shell, out string? script)
            ? script.ReplaceLineEndings("\n")
            : throw CliException.Usage($"There is no script for '{SafeText.Of(shell)}'. Use bash, zsh, fish or pwsh.");
        await Console.Out.WriteLineAsync(text).ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
