namespace Een.Media.Client.RecordedImages.Images;

/// <summary>Checks options of this type.</summary>
internal static class DamagedFrameHandlingCheck
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public static DamagedFrameHandling Checked(this DamagedFrameHandling value, string parameterName) => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(parameterName, value, "Use DamagedFrameHandling.Throw, Skip or Keep.");
}
