namespace Een.Media.Client;

/// <summary>A picture could not be decoded or encoded.</summary>
public sealed class EenImageException : EenImagingException
{
    internal EenImageException(ImageProblem problem, string message)
        : base(message)
    {
        Problem = problem;
    }

    /// <summary>What was wrong, for programs.</summary>
    public ImageProblem Problem { get; }
}
