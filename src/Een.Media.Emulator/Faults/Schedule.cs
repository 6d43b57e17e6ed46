using System.Globalization;

namespace Een.Media.Emulator.Faults;

/// <summary>Which of the matching requests, counted from 1, a rule affects.</summary>
internal sealed class Schedule
{
    private readonly string _text;
    private readonly Func<long, Random, bool> _includes;

    private Schedule(string text, Func<long, Random, bool> includes)
    {
        _text = text;
        _includes = includes;
    }

    public static Schedule Always { get; } = new(string.Empty, (_, _) => true);

    public static Schedule First(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new($"first={count}", (ordinal, _) => ordinal <= count);
    }

    public static Schedule Every(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return new($"every={n}", (ordinal, _) => ordinal % n == 0);
    }

    public static Schedule Nth(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return new($"nth={n}", (ordinal, _) => ordinal == n);
    }

    public static Schedule Probability(double probability) => probability is >= 0 and <= 1
        ? new(string.Create(CultureInfo.InvariantCulture, $"p={probability}"), (_, random) => random.NextDouble() < probability)
        : throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must be from 0 to 1.");

    public bool Includes(long ordinal, Random random) => _includes(ordinal, random);

    public override string ToString() => _text;
}
