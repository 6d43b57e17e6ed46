using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace Een.Media.Client.Imaging.Settings;

/// <summary>Checks the ranges of options.</summary>
internal static class Require
{
    public static int? AtLeastOne(int? value, [CallerMemberName] string name = "") =>
        value is < 1 ? throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.") : value;

    /// <summary>The quality of a lossy image, as Skia takes it.</summary>
    public static int Quality(int value, [CallerMemberName] string name = "") => Between(value, 1, 100, name);

    public static T Between<T>(T value, T minimum, T maximum, [CallerMemberName] string name = "")
        where T : IComparable<T> =>
        value.CompareTo(minimum) < 0 || value.CompareTo(maximum) > 0
            ? throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} must be between {minimum} and {maximum}."))
            : value;
}
