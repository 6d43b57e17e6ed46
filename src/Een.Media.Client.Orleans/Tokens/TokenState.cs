namespace Een.Media.Client.Orleans.Tokens;

/// <summary>The stored token state of an account.</summary>
[GenerateSerializer]
internal sealed class TokenState
{
    /// <summary>The text of <see cref="StoredTokens.Reveal"/>.</summary>
    [Id(0)]
    public string? Text { get; set; }

    /// <summary>Its <see cref="StoredTokens.Revision"/>.</summary>
    [Id(1)]
    public long Revision { get; set; }

    /// <summary>The holder of the renewal in progress; null if none.</summary>
    [Id(2)]
    public Guid? Holder { get; set; }

    /// <summary>Never a value.</summary>
    public override string ToString() => "TokenState(redacted)";
}
