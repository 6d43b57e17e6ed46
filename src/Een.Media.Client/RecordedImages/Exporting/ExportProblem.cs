namespace Een.Media.Client;

/// <summary>A problem in the directory of an export.</summary>
public sealed class ExportProblem
{
    internal ExportProblem(ExportProblemKind kind, string fileName, string description) =>
        (Kind, FileName, Description) = (kind, fileName, description);

    /// <summary>The kind of problem.</summary>
    public ExportProblemKind Kind { get; }

    /// <summary>The name of the file in the directory; <c>manifest.jsonl</c> when the manifest itself is meant.</summary>
    public string FileName { get; }

    /// <summary>A sentence that describes the problem.</summary>
    public string Description { get; }

    /// <summary>The file and its problem.</summary>
    /// <returns>For example <c>2025-06-01T12-00-00.000Z_10058b7a_preview.jpg: The file is missing.</c></returns>
    public override string ToString() => $"{FileName}: {Description}";
}
