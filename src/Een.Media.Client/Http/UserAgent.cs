using System.Reflection;

namespace Een.Media.Client.Http;

/// <summary>The user agent: <c>een-media-dotnet/VERSION</c>, followed by the name of the application if it gave one.</summary>
internal static class UserAgent
{
    private static readonly string s_version =
        typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static string For(string? applicationName) =>
        applicationName is null ? $"een-media-dotnet/{s_version}" : $"een-media-dotnet/{s_version} ({applicationName})";
}
