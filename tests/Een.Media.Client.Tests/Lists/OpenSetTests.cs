using System.Reflection;

namespace Een.Media.Client.Tests.Lists;

/// <summary>The vendor's open sets of words, which all have the same shape: known values as static members, and a constructor for others.</summary>
public sealed class OpenSetTests
{
    private static readonly Type[] s_expected =
    [
        typeof(StreamType), typeof(MediaType), typeof(FeedType), typeof(FeedMediaType), typeof(StreamUrlKind), typeof(CameraStatus), typeof(CameraField),
    ];

    private static IEnumerable<Type> OpenSets() => typeof(EenMediaClient).Assembly.GetExportedTypes()
        .Where(type => type.IsValueType && !type.IsEnum && type.GetConstructor([typeof(string)]) is not null);

    [Test]
    public void Every_public_struct_that_is_made_from_a_word_is_an_open_set() => Assert.That(OpenSets(), Is.EquivalentTo(s_expected));

    [TestCaseSource(nameof(OpenSets))]
    public void The_known_values_of_an_open_set_are_static_properties_with_different_words(Type set)
    {
        object[] known = [.. Known(set)];
        Assert.That(known, Is.Not.Empty.And.Unique);
        Assert.That(known.Select(Value), Is.Unique.And.All.Not.Empty);
    }

    [TestCaseSource(nameof(OpenSets))]
    public void Values_of_an_open_set_are_equal_when_their_words_differ_in_case_only(Type set)
    {
        foreach (object known in Known(set))
        {
            object upper = Make(set, Value(known).ToUpperInvariant());
            Assert.That(upper, Is.EqualTo(known));
            Assert.That(upper.GetHashCode(), Is.EqualTo(known.GetHashCode()));
            Assert.That(Make(set, Value(known) + "2"), Is.Not.EqualTo(known));
        }
    }

    [TestCaseSource(nameof(OpenSets))]
    public void An_open_set_keeps_a_word_that_it_does_not_know_as_it_came(Type set)
    {
        object value = Make(set, "newWord");
        Assert.That((Value(value), value.ToString()), Is.EqualTo(("newWord", "newWord")));
    }

    [TestCaseSource(nameof(OpenSets))]
    public void The_default_of_an_open_set_has_an_empty_word(Type set)
    {
        object value = Activator.CreateInstance(set)!;
        Assert.That((Value(value), value.ToString()), Is.EqualTo(("", "")));
        Assert.That(value.Equals(Activator.CreateInstance(set)), Is.True);
    }

    [Test]
    public void An_open_set_refuses_words_that_cannot_be_the_vendors(
        [ValueSource(nameof(OpenSets))] Type set, [Values("", " ", "a,b", "a b", "a\n")] string word) =>
        Assert.That(() => Make(set, word), Throws.ArgumentException.With.Property("ParamName").EqualTo("value"));

    private static IEnumerable<object> Known(Type set) => set.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => p.GetValue(null)!);

    private static string Value(object value) => (string)value.GetType().GetProperty("Value")!.GetValue(value)!;

    private static object Make(Type set, string word) =>
        Activator.CreateInstance(set, BindingFlags.Public | BindingFlags.Instance | BindingFlags.CreateInstance | BindingFlags.DoNotWrapExceptions, null, [word], null)!;
}
