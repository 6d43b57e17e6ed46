namespace Een.Media.Client.RecordedImages.Images;

/// <summary>The check that every option of this kind needs.</summary>
internal static class DamagedFrameHandlingCheck
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public static DamagedFrameHandling Checked(this DamagedFrameHandling value, string parameterName) => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(parameterName, value, "Use DamagedFrameHandling.Throw, Skip or Keep.");
}
