using Een.Media.Client;
using Een.Media.Emulator;

namespace Een.Media.Conventions.Tests.Structure;

/// <summary>The assemblies under src/.</summary>
internal static class Packages
{
    public static readonly Package Client = new(typeof(EenMediaClient).Assembly, "Een.Media.Client");
    public static readonly Package Imaging = new(Assembly("Een.Media.Client.Imaging"), "Een.Media.Client", "SkiaSharp");
    public static readonly Package Emulator = new(typeof(EenMediaEmulator).Assembly, "Een.Media.Emulator");


    /// <summary>What is called on a container stands where the container's own methods stand, so that it needs no using either.</summary>
    public static readonly Package DependencyInjection = new(
        Assembly("Een.Media.Client.DependencyInjection"), "Een.Media.Client", OtherNamespaces: ["Microsoft.Extensions.DependencyInjection"]);

    /// <summary>What is called on a silo and on a container stands where their own methods stand.</summary>
    public static readonly Package Orleans = new(
        Assembly("Een.Media.Client.Orleans"), "Een.Media.Client", OtherNamespaces: ["Microsoft.Extensions.DependencyInjection", "Orleans.Hosting"]);

    public static IEnumerable<Package> All => [Client, Imaging, DependencyInjection, Orleans, Emulator];

    private static System.Reflection.Assembly Assembly(string name) => System.Reflection.Assembly.Load(name);
}
