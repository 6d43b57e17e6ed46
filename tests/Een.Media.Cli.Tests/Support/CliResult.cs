using System.Text;

namespace Een.Media.Cli.Tests.Support;

/// <summary>What a run of the tool returned and wrote.</summary>
internal sealed record CliResult(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public IReadOnlyList<string> OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails with everything that was written when the code is another one.</summary>
    public CliResult Expect(int code)
    {
        Assert.That(ExitCode, Is.EqualTo(code), $"stdout:\n{Output}\nstderr:\n{Error}");
        return this;
    }
}
