namespace Een.Media.Emulator;

/// <summary>What happens to other arguments beside the page token of a list.</summary>
public enum ListTokenArguments
{
    /// <summary>They are ignored: the token brings the arguments of its list.</summary>
    Ignored,

    /// <summary>They must be those of the list; otherwise the request is refused with 400 <c>wrongArgumentValue</c>.</summary>
    MustMatch,
}
