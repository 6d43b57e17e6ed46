using System.Text;

namespace Een.Media.Fuzz;

/// <summary>The seeds in <c>eng/fuzz/corpus/TARGET/</c>: good inputs, and every input that once was answered wrongly.</summary>
internal static class Corpus
{
    public static IEnumerable<byte[]> Of(string target)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "corpus", target);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];
    }

    public static IReadOnlyList<byte[]> Words(params string[] words) => [.. words.Select(Encoding.UTF8.GetBytes)];
}
