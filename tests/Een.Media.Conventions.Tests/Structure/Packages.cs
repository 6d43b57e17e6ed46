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
        Assembly("Een.Media.Client.DependencyInjection"), "Een.Media.Client", OtherNamespace: "Microsoft.Extensions.DependencyInjection");

    public static IEnumerable<Package> All => [Client, Imaging, DependencyInjection, Emulator];

    private static System.Reflection.Assembly Assembly(string name) => System.Reflection.Assembly.Load(name);
}
