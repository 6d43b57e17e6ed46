using Een.Media.Emulator.Http;

namespace Een.Media.Emulator.Errors;

/// <summary>Error answers to one request.</summary>
/// <param name="Path">The path of the request; every error repeats it.</param>
/// <param name="WithoutDetails">Whether errors have no details.</param>
internal readonly record struct ApiErrors(string Path, bool WithoutDetails)
{
    private const string Domain = "apiv3";

    public Answer Missing(IReadOnlyList<string> names) =>
        Error(400, "invalidArgument", $"Missing required arguments: {string.Join(", ", names)}", "missingRequiredArgument");

    public Answer Unexpected(string name, string description) =>
        Error(400, "invalidArgument", $"Unexpected argument: {name}", "unexpectedArgument", Violation(name, description));

    public Answer WrongValue(string name, string description) =>
        Error(400, "invalidArgument", $"Invalid Argument: {name}: {description}", "wrongArgumentValue", Violation(name, description));

    public Answer Unauthenticated() =>
        Error(401, "unauthenticated", "The client caller does not have a valid authentication credential", "unauthenticated");

    public Answer NotPermitted() =>
        Error(403, "permissionDenied", "The client caller does not have permission for the specified operation", "invalidPermission");

    public Answer UnknownEndpoint() =>
        Error(404, "notFound", "The API endpoint was not found", "endpointNotFound");

    public Answer UnknownResource(string resource, string id)
    {
        var detail = new ErrorDetail("resourceInfo") { Resource = resource, Ids = [id] };
        return Error(404, "notFound", "The resource was not found", "resourceNotFound", detail);
    }

    public Answer WrongMethod(string allowed)
    {
        Answer answer = OfStatus(405);
        answer.SetHeader("Allow", allowed);
        return answer;
    }

    /// <summary>The vendor has no such error. The emulator needs it because it can be reached by many names.</summary>
    public Answer WrongHost(string message) => Error(421, "failedPrecondition", message, "hostNotAllowed");

    public Answer TooManyRequests() =>
        Error(429, "tooManyRequests", "Too many requests in a given amount of time", "tooManyRequests");

    public Answer Internal() =>
        Error(500, "internal", "An internal error has occurred. Please try again later.", "unexpectedError");

    public Answer DeviceUnavailable() =>
        Error(503, "unavailable", "The resource is currently not available, please try later again", "deviceUnavailable");

    /// <summary>The usual error for a status. Faults use it.</summary>
    public Answer OfStatus(int status) => status switch
    {
        400 => Error(400, "invalidArgument", "Invalid Argument", "wrongArgumentValue"),
        401 => Unauthenticated(),
        403 => NotPermitted(),
        404 => Error(404, "notFound", "The resource was not found", "resourceNotFound"),
        405 => Error(405, "methodNotSupported", "The request method is not supported by this endpoint", "methodNotSupported"),
        408 or 504 => Error(status, "deadlineExceeded", "The deadline expired before the operation could complete", "deadlineExpired"),
        406 => Error(406, "acceptNotSupported", "The accepted content type is not supported", "acceptNotSupported"),
        409 => Error(409, "conflict", "The request conflicts with the state of the resource", "alreadyExists"),
        415 => Error(415, "mediaTypeNotSupported", "The content type is not supported", "contentNotSupported"),
        429 => TooManyRequests(),
        500 => Internal(),
        501 => Error(501, "unimplemented", "The operation is not implemented", "unexpectedError"),
        502 or 503 => Error(status, "unavailable", "The service is currently not available, please try later again", "serviceUnavailable"),
        _ => Error(status, "unknown", "An unknown error has occurred", "unexpectedError"),
    };

    private static ErrorDetail Violation(string name, string description) =>
        new("badRequest") { ArgumentViolations = [new ArgumentViolation(name, description)] };

    private Answer Error(int code, string status, string message, string reason, params ErrorDetail[] more)
    {
        var info = new ErrorDetail("errorInfo") { Reason = reason, Domain = Domain, Metadata = new ErrorMetadata(Path) };
        IReadOnlyList<ErrorDetail>? details = WithoutDetails ? null : [info, .. more];
        return Answer.Json(code, new ErrorBody(code, status, message, details), ErrorJson.Default.ErrorBody);
    }
}
