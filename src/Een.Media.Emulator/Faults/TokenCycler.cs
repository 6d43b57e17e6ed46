namespace Een.Media.Emulator.Faults;

/// <summary>Remembers the first page tokens and then returns them again and again.</summary>
internal sealed class TokenCycler(int length)
{
    private readonly object _lock = new();
    private readonly List<string> _tokens = [];
    private int _next;

    public string? Replace(string? token)
    {
        lock (_lock)
        {
            if (_tokens.Count < length && token is not null)
            {
                _tokens.Add(token);
                return token;
            }

            return _tokens.Count == 0 ? token : _tokens[_next++ % _tokens.Count];
        }
    }
}
