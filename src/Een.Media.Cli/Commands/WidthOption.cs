using System.CommandLine;
using System.Globalization;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary><c>--width</c>, checked by the client's own rule before anything is requested.</summary>
internal static class WidthOption
{
    public static Option<int?> Create()
    {
        var option = new Option<int?>("--width") { Description = "Scale to this width.", HelpName = "PIXELS" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is not [var token]
                || !int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int width))
                return;
            try
            {
                _ = RecordedImageRequest.ForDevice("00000000").Preview().AtOrAfter(DateTimeOffset.UnixEpoch).WithSize(width: width);
            }
            catch (ArgumentException e)
            {
                result.AddError(Failure.Of(e)!.Message);
            }
        });
        return option;
    }
}
