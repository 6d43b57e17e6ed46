namespace Een.Media.Emulator.Hosting;

/// <summary>One path of the API.</summary>
internal interface IEndpoint
{
    EmulatorEndpoint Name { get; }

    string Path { get; }

    string Method => "GET";

    /// <summary>Whether only an access token opens it.</summary>
    bool IsProtected => true;

    /// <summary>Notes what is asked for (camera, stream), as far as it can be told, for faults and the journal. Refuses nothing.</summary>
    void Describe(Exchange exchange)
    {
    }

    /// <summary>Answers, or throws an <see cref="Errors.ApiFailure"/>.</summary>
    ValueTask<Answer> AnswerAsync(Exchange exchange);
}
