namespace Een.Media.Cli.Text;

/// <summary>Finds the intended word for a mistyped one.</summary>
internal static class Suggestion
{
    /// <summary>The candidate that is most similar to the word; <see langword="null"/> when none is similar.</summary>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        int limit = Math.Max(1, word.Length / 3);
        (string Text, int Distance)? best = null;
        foreach (string candidate in candidates)
        {
            int distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance <= limit && (best is null || distance < best.Value.Distance))
                best = (candidate, distance);
        }

        return best?.Text;
    }

    /// <summary>Insertions, deletions, replacements, and swaps of neighbors.</summary>
    private static int Distance(string a, string b)
    {
        int[] beforeLast = [], last = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last) = (last, row);
        }

        return last[b.Length];
    }
}
