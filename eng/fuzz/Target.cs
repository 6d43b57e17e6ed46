namespace Een.Media.Fuzz;

/// <summary>A parser, what good input looks like, and how to feed it.</summary>
/// <param name="Name">For the report, and the name of its folder in the corpus.</param>
/// <param name="Words">Pieces that mean something to the parser.</param>
/// <param name="Feed">Returns whether the input was accepted. Throws only what is not promised, which fails the run.</param>
internal sealed record Target(string Name, IReadOnlyList<byte[]> Words, Func<byte[], Task<bool>> Feed)
{
    /// <summary>Good inputs that are made by code, because they are binary or hold what only this process knows.</summary>
    public IReadOnlyList<byte[]> MadeSeeds { get; init; } = [];

    /// <summary>The inputs to spoil: those of the corpus, and those made by code. Each is fed as it is, first.</summary>
    public IReadOnlyList<byte[]> Seeds => field ??= [.. Corpus.Of(Name), .. MadeSeeds];
}
