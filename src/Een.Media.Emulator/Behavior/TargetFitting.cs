namespace Een.Media.Emulator;

/// <summary>The size of an image when both targets are given and their aspect ratio is not the image's.</summary>
public enum TargetFitting
{
    /// <summary>The largest size of the true aspect ratio that fits inside. Never enlarged.</summary>
    FitInside,

    /// <summary>Exactly the targets, distorted.</summary>
    Stretch,
}
