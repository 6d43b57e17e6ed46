using System.Collections.Frozen;
using System.Globalization;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.RecordedImages;

/// <summary>Reads the arguments of a request by time, and refuses every invalid combination.</summary>
internal static class ImageArguments
{
    private static readonly FrozenDictionary<string, TimestampOperator> s_operators = new Dictionary<string, TimestampOperator>
    {
        ["timestamp__lt"] = TimestampOperator.Before,
        ["timestamp__lte"] = TimestampOperator.AtOrBefore,
        ["timestamp"] = TimestampOperator.At,
        ["timestamp__gte"] = TimestampOperator.AtOrAfter,
        ["timestamp__gt"] = TimestampOperator.After,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_known = s_operators.Keys
        .Concat(["deviceId", "type", "include", "overlayId__in", "targetWidth", "targetHeight"])
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_includes =
        new[] { "overlayEmbedded", "overlaySvgHeader" }.ToFrozenSet(StringComparer.Ordinal);

    public static ImageQuery Read(Arguments arguments, ServiceBehavior behavior, ApiErrors errors)
    {
        arguments.Check(s_known, errors);
        KeyValuePair<string, string>[] timestamps = arguments.Items.Where(item => s_operators.ContainsKey(item.Key)).ToArray();
        RequireAll(arguments, timestamps.Length > 0, behavior, errors);
        if (timestamps.Length > 1 && behavior.TwoTimestamps == TwoTimestamps.Refused)
        {
            string description = $"Only one timestamp is allowed, and {timestamps[0].Key} is given";
            throw new ApiFailure(errors.Unexpected(timestamps[1].Key, description));
        }

        (string name, string value) = timestamps[0];
        StreamKind stream = arguments["type"] is null
            ? StreamKind.Preview
            : StreamNames.TryParse(arguments.OneOf("type", errors, StreamNames.Preview, StreamNames.Main))!.Value;
        return new ImageQuery(
            arguments.Text("deviceId", errors), stream, s_operators[name],
            WireTimestamp.Parse(name, value, behavior.RecordedImageTimestamps, errors), ReadRendering(arguments, behavior, errors));
    }

    private static void RequireAll(Arguments arguments, bool hasTimestamp, ServiceBehavior behavior, ApiErrors errors)
    {
        var missing = new List<string>();
        if (arguments["deviceId"] is null)
            missing.Add("deviceId");
        if (arguments["type"] is null && behavior.MissingStreamType == MissingStreamType.Refused)
            missing.Add("type");
        if (!hasTimestamp)
            missing.Add("timestamp");
        if (missing.Count > 0)
            throw new ApiFailure(errors.Missing(missing));
    }

    private static Rendering ReadRendering(Arguments arguments, ServiceBehavior behavior, ApiErrors errors)
    {
        string[] include = arguments.List("include", s_includes, errors);
        if (behavior.EmptyOverlayIds == EmptyOverlayIds.Ignored && arguments["overlayId__in"] is "")
            include = [];
        string[] overlayIds = include.Length > 0 || arguments["overlayId__in"] is not "" ? arguments.List("overlayId__in", errors) : [];
        if (include.Length > 0 && overlayIds.Length == 0)
            throw new ApiFailure(errors.Missing(["overlayId__in"]));
        return new Rendering
        {
            TargetWidth = Pixels(arguments, "targetWidth", 7680, errors),
            TargetHeight = Pixels(arguments, "targetHeight", 4320, errors),
            EmbedsOverlays = include.Contains("overlayEmbedded"),
            SendsSvg = include.Contains("overlaySvgHeader"),
            OverlayIds = include.Length > 0 ? overlayIds : [],
        };
    }

    private static int? Pixels(Arguments arguments, string name, int most, ApiErrors errors)
    {
        const int Least = 32;
        if (arguments[name] is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pixels) && pixels >= Least && pixels <= most
            ? pixels
            : throw new ApiFailure(errors.WrongValue(name, $"Must be a whole number from {Least} to {most}"));
    }
}
