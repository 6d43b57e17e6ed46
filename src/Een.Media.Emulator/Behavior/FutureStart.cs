namespace Een.Media.Emulator;

/// <summary>The answer of <c>/media</c> to a start in the future: the clocks of caller and service may differ by seconds.</summary>
public enum FutureStart
{
    /// <summary>A page without results.</summary>
    EmptyPage,

    /// <summary>400 <c>wrongArgumentValue</c>.</summary>
    Refused,
}
