namespace Een.Media.Emulator.Cameras.Model;

/// <summary>The names of the streams in requests and answers.</summary>
internal static class StreamNames
{
    public const string Main = "main";
    public const string Preview = "preview";

    public static string Of(StreamKind stream) => stream == StreamKind.Main ? Main : Preview;

    public static StreamKind? TryParse(string? name) => name switch
    {
        Main => StreamKind.Main,
        Preview => StreamKind.Preview,
        _ => null,
    };
}
