using System.Diagnostics;

namespace Een.Media.Fuzz;

/// <summary>An input that was answered as nobody promised. Two with the same cause are one.</summary>
/// <param name="Target">Which parser.</param>
/// <param name="Input">What it was fed.</param>
/// <param name="Problem">What it threw, or that it took too long.</param>
internal sealed record Finding(string Target, byte[] Input, Exception Problem)
{
    private const int FramesThatTell = 3;

    /// <summary>The exception's type and where it came from.</summary>
    public string Cause => string.Join(' ', new StackTrace(Problem).GetFrames().Take(FramesThatTell).Select(frame => frame.GetMethod()?.Name).Prepend(Problem.GetType().Name).Prepend(Target));

    /// <summary>Writes the input where it can be looked at, and made a seed of the corpus once its cause is mended.</summary>
    public string Save(string folder)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, $"{Target}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Input))[..12]}");
        File.WriteAllBytes(file, Input);
        return file;
    }
}
