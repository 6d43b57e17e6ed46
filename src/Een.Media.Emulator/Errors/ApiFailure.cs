using Een.Media.Emulator.Hosting;

namespace Een.Media.Emulator.Errors;

/// <summary>Ends a request with an answer from wherever the mistake is found.</summary>
internal sealed class ApiFailure(Answer answer) : Exception
{
    public Answer Answer { get; } = answer;
}
