using Een.Media.Emulator.Http;

namespace Een.Media.Emulator.Errors;

/// <summary>Ends a request with an error answer.</summary>
internal sealed class ApiFailure(Answer answer) : Exception
{
    public Answer Answer { get; } = answer;
}
