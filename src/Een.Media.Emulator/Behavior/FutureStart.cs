namespace Een.Media.Emulator;

/// <summary>The answer of <c>/media</c> to a start in the future. A caller's clock may be a few seconds ahead.</summary>
public enum FutureStart
{
    /// <summary>A page without results.</summary>
    EmptyPage,

    /// <summary>400 <c>wrongArgumentValue</c>.</summary>
    Refused,
}
