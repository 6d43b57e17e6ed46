using System.Diagnostics.CodeAnalysis;
using System.Reflection;

/// <summary>
/// Runs inside of the built tool, before its entry point: instead of one command line it runs many, one after another, so that most tests
/// need no process of their own. Each has its own directory, environment and outputs. The runtime asks for this name without a namespace.
/// </summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for this name.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        // Programs that a command starts are none of ours.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        MethodInfo main = Assembly.Load("een-media").EntryPoint!;
        using var commands = new BinaryReader(Console.OpenStandardInput());
        using var results = new BinaryWriter(Console.OpenStandardOutput());
        while (TryReadCommand(commands, out string[] arguments))
        {
            using StringWriter output = new(), error = new();
            Console.SetOut(output);
            Console.SetError(error);
            results.Write((int)main.Invoke(null, [arguments])!);
            results.Write(output.ToString());
            results.Write(error.ToString());
            results.Flush();
        }

        Environment.Exit(0);
    }

    private static bool TryReadCommand(BinaryReader reader, out string[] arguments)
    {
        arguments = [];
        try
        {
            Directory.SetCurrentDirectory(reader.ReadString());
        }
        catch (EndOfStreamException)
        {
            return false;
        }

        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOurs).ToArray())
            Environment.SetEnvironmentVariable(name, null);
        for (int left = reader.ReadInt32(); left > 0; left--)
            Environment.SetEnvironmentVariable(reader.ReadString(), reader.ReadString());
        arguments = new string[reader.ReadInt32()];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = reader.ReadString();
        return true;
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("EEN_", StringComparison.Ordinal) || name is "BROWSER" or "NO_COLOR" or "TERM";
}
