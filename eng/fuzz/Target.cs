namespace Een.Media.Fuzz;

/// <summary>A parser, what good input looks like, and how to feed it.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Seeds">Good inputs to be spoilt.</param>
/// <param name="Words">Pieces that mean something to the parser.</param>
/// <param name="Feed">Returns whether the input was accepted. Throws only what is promised; everything else ends the run.</param>
internal sealed record Target(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Words, Func<byte[], bool> Feed);
