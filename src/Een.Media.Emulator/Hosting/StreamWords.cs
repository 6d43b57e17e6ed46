using Een.Media.Emulator.Cameras;

namespace Een.Media.Emulator.Hosting;

/// <summary>The streams by their names on the wire.</summary>
internal static class StreamWords
{
    public const string Main = "main";
    public const string Preview = "preview";

    public static string Of(StreamKind stream) => stream == StreamKind.Main ? Main : Preview;

    public static StreamKind? TryParse(string? word) => word switch
    {
        Main => StreamKind.Main,
        Preview => StreamKind.Preview,
        _ => null,
    };
}
