using Een.Media.Conventions.Tests.Structure;

namespace Een.Media.Conventions.Tests.Words;

/// <summary>
/// Code, messages and documents use the field's words. This project once had words of its own; they stay out. A new one is added here with its
/// replacement as soon as a reviewer has to ask what it means.
/// </summary>
public sealed class WordTests
{
    private const string Client = "src/Een.Media.Client/";

    private static readonly Word[] s_words =
    [
        // The rate limiter.
        new("rations?|rationed|rationing", "rate limit"),
        new("closures?", "cooldown"),
        new("admissions?", "lease", Client),
        new("verdicts?", "signal, or: result"),
        new("credence", "probability"),
        new("blame[sd]?", "penalize"),
        new("gates?", "limiter", Client, Except: @"object gate\b|lock \( ?gate\)"),
        new("places at once|(several|so many|eight|[0-9]+) places(?! after)", "parallelism"),

        // Walking.
        new("slice (board|cap)s?", "slice scheduler, slice limits"),
        new("draws? in(?! full)|try draw in", "shorten"),
        new("stretch(es)?", "recorded ranges", Client),
        new("(?<!file )shares? of|largest share|(try|random|fair|equal) share", "fraction"),
        new("token circles?|in a circle", "cycle"),

        // Faults and page tokens of the emulator.
        new("strikes?|struck|striking", "apply, affect"),
        new("incidents?", "applied fault, event"),
        new("seals?|unseals?|sealing", "protect, protector"),

        // Sentences that sound translated.
        new("whoever", "the one that, a caller that"),
        new("for ever", "forever, without limit"),
        new("in earnest", "in real time"),
        new("stands? still|standing still|still standing", "stalls"),
        // Skia calls a recorded drawing a picture.
        new("pictures?", "image, frame", Except: @"draw picture\("),
        new("telling", "name it after what it does", "src/"),
    ];

    private static IEnumerable<TestCaseData> Words() => s_words.Select(word => new TestCaseData(word).SetArgDisplayNames(word.Pattern));

    [TestCaseSource(nameof(Words))]
    public void A_word_of_the_past_is_not_used(Word word)
    {
        string[] found =
        [
            .. from file in Files()
               from line in File.ReadLines(Path.Combine(Repository.Root, file)).Select((text, index) => (Text: text, Number: index + 1))
               let match = word.Find(file, Text.WordsOf(line.Text))
               where match is not null
               select $"{file}:{line.Number}: \"{match}\" in: {line.Text.Trim()}",
        ];
        Assert.That(found, Is.Empty, $"Say: {word.Say}.\n{string.Join('\n', found)}");
    }

    [TestCase("A ration of the service", "ration")]
    [TestCase("internal sealed class RationTable", "ration")]
    [TestCase("double _ration = 1;", "ration")]
    [TestCase("Whoever waits", "whoever")]
    [TestCase("throw new InvalidOperationException(\"It waits for ever.\");", "for ever")]
    [TestCase("a large share of it", "share of")]
    [TestCase("The emulator strikes one request.", "strikes")]
    public void The_word_list_is_found_in_sentences_names_and_messages(string line, string expected) =>
        Assert.That(s_words.Select(word => word.Find(Client, Text.WordsOf(line))), Does.Contain(expected));

    [TestCase("The operation and its duration")]
    [TestCase("FileShare.Read")]
    [TestCase("They share a buffer.")]
    [TestCase("public sealed class Frame")]
    [TestCase("Three decimal places")]
    [TestCase("in place of the header")]
    public void The_word_list_leaves_other_words_alone(string line) =>
        Assert.That(s_words.Select(word => word.Find(Client, Text.WordsOf(line))), Is.All.Null);

    /// <summary>Sources, samples and documents; without the changelog, which has old names, and the API reference, which repeats the sources.</summary>
    private static IEnumerable<string> Files() =>
    [
        .. Repository.Sources("src"),
        .. Repository.Sources("samples"),

        // Not this list itself, and not the samples of what it finds.
        .. Repository.Sources("tests").Where(file => !file.StartsWith("tests/Een.Media.Conventions.Tests/Words/", StringComparison.Ordinal)),
        .. Docs.MarkdownFile.All.Select(document => document.Path).Where(path => path is not ("CHANGELOG.md" or "THIRD-PARTY-NOTICES.md") && !path.StartsWith("docs/api/", StringComparison.Ordinal)),
        .. SourceProjects.Select(name => $"src/{name}/{name}.csproj"),
    ];

    private static IReadOnlyList<string> SourceProjects => Rooms.SourceProject.Names;
}
