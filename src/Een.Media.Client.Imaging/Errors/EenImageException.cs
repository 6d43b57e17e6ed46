namespace Een.Media.Client;

/// <summary>An image could not be decoded or encoded.</summary>
public sealed class EenImageException : EenImagingException
{
    internal EenImageException(ImageProblem problem, string message)
        : base(message)
    {
        Problem = problem;
    }

    /// <summary>What is wrong, for programs.</summary>
    public ImageProblem Problem { get; }
}
