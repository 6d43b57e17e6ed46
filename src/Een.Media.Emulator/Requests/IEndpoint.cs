using Een.Media.Emulator.Http;

namespace Een.Media.Emulator.Requests;

/// <summary>One path of the API.</summary>
internal interface IEndpoint
{
    EmulatorEndpoint Name { get; }

    /// <summary>The path. A last segment <c>{id}</c> stands for any value; see <see cref="Exchange.Id"/>.</summary>
    string Path { get; }

    string Method => "GET";

    /// <summary>Whether a request needs an access token or a session cookie.</summary>
    bool IsProtected => true;

    /// <summary>The answer to a caller without a valid access token or session cookie.</summary>
    Answer RefuseCaller(Exchange exchange) => exchange.Errors.Unauthenticated();

    /// <summary>Records the camera and the stream of a request, for faults and the journal. Never refuses a request.</summary>
    void Describe(Exchange exchange)
    {
    }

    /// <summary>Answers, or throws an <c>ApiFailure</c>.</summary>
    ValueTask<Answer> AnswerAsync(Exchange exchange);
}
