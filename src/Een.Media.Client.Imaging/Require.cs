using System.Runtime.CompilerServices;

namespace Een.Media.Client.Imaging;

/// <summary>The ranges of options, each said once.</summary>
internal static class Require
{
    public static int? AtLeastOne(int? value, [CallerMemberName] string name = "") =>
        value is < 1 ? throw new ArgumentOutOfRangeException(name, value, $"{name} is at least 1.") : value;

    public static T Between<T>(T value, T minimum, T maximum, [CallerMemberName] string name = "")
        where T : IComparable<T> =>
        value.CompareTo(minimum) < 0 || value.CompareTo(maximum) > 0
            ? throw new ArgumentOutOfRangeException(name, value, $"{name} is from {minimum} to {maximum}.")
            : value;
}
