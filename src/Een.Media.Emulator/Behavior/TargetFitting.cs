namespace Een.Media.Emulator;

/// <summary>What happens when both targets are given and their ratio is not the picture's.</summary>
public enum TargetFitting
{
    /// <summary>The largest picture of the true ratio that fits inside; never enlarged.</summary>
    FitInside,

    /// <summary>Exactly that size, distorted.</summary>
    Stretch,
}
