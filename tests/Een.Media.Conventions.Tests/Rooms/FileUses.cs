namespace Een.Media.Conventions.Tests.Rooms;

/// <summary>What one file uses: of other files of its project, and of other assemblies.</summary>
internal sealed record FileUses(string File, IReadOnlyCollection<Use> Uses, IReadOnlyCollection<string> Libraries);
