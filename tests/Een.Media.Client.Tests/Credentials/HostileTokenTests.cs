using System.Text;
using Een.Media.Client.Authentication;
using Een.Media.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Credentials;

/// <summary>Whatever a token holds, reading it ends in an expiry or in "opaque", never in an exception.</summary>
public sealed class HostileTokenTests
{
    private static IEnumerable<TestCaseData> Corpus()
    {
        yield return Case("no exp", Jwt.WithPayload("""{"sub":"x"}"""), null);
        yield return Case("exp as a string", Jwt.WithPayload("""{"exp":"soon"}"""), null);
        yield return Case("exp null", Jwt.WithPayload("""{"exp":null}"""), null);
        yield return Case("exp an object", Jwt.WithPayload("""{"exp":{}}"""), null);
        yield return Case("exp far too large", Jwt.WithPayload("""{"exp":1e30}"""), null);
        yield return Case("an array", Jwt.WithPayload("[]"), null);
        yield return Case("no JSON", Jwt.WithPayload("hello"), null);
        yield return Case("empty payload", Jwt.WithPayload(""), null);
        yield return Case("invalid UTF-8", Jwt.WithPayload([0x7B, 0xFF, 0xFE, 0x7D]), null);
        yield return Case("deeply nested", Jwt.WithPayload("{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}"), null);
        yield return Case("enormous", Jwt.WithPayload("{\"a\":\"" + new string('a', 1_000_000) + "\",\"exp\":1}"), null);
        yield return Case("five parts", "a.b.c.d.e", null);
        yield return Case("dots", "....", null);
        yield return Case("four hundred dots", new string('.', 400), null);
        yield return Case("no base64", "!!!.???.###", null);
        yield return Case("fractional exp", Jwt.WithPayload("""{"exp":1748779200.25}"""), TestValues.Noon);
        yield return Case("year 5138", Jwt.WithPayload("""{"exp":99999999999}"""), DateTimeOffset.FromUnixTimeSeconds(99999999999));
        yield return Case("zero", Jwt.WithPayload("""{"exp":0}"""), DateTimeOffset.UnixEpoch);
    }

    [TestCaseSource(nameof(Corpus))]
    public void The_corpus_of_hostile_tokens_is_read_without_a_crash(string token, DateTimeOffset? expiry) => Assert.That(AccessTokenParser.ExpiryOf(token), Is.EqualTo(expiry));

    [TestCase(16 * 1024, true)]
    [TestCase((16 * 1024) + 1, false)]
    public void A_token_is_read_up_to_16_KB(int length, bool isRead)
    {
        // The header, the dots and the signature are 62 characters; three bytes of the payload are four.
        string token = Jwt.WithPayload("""{"exp":0}""".PadRight((length - 62) * 3 / 4));
        Assert.That(token, Has.Length.EqualTo(length));
        Assert.That(AccessTokenParser.ExpiryOf(token), Is.EqualTo(isRead ? DateTimeOffset.UnixEpoch : (DateTimeOffset?)null));
    }

    [TestCase("99999999999999")]
    [TestCase("-1")]
    [TestCase("9223372036854775807")]
    [TestCase("-9223372036854775808")]
    public void An_odd_expiry_in_a_token_is_no_crash(string exp) => Assert.That(() => AccessTokenParser.ExpiryOf(Jwt.WithPayload($$"""{"exp":{{exp}}}""")), Throws.Nothing);

    [Test]
    public void Random_token_payloads_never_crash_the_parser() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), payload => Assert.That(() => AccessTokenParser.ExpiryOf(Jwt.WithPayload(payload)), Throws.Nothing)).QuickCheckThrowOnFailure();

    [Test]
    public void Random_text_as_a_token_never_crashes_the_parser() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), text => Assert.That(() => AccessTokenParser.ExpiryOf(text.Get), Throws.Nothing)).QuickCheckThrowOnFailure();

    [Test]
    public void A_damaged_token_never_crashes_the_parser() => Prop.ForAll(
        Gen.Choose(0, 200).ToArbitrary(), ArbMap.Default.ArbFor<byte>(), (position, value) =>
        {
            byte[] token = Encoding.ASCII.GetBytes(Jwt.ExpiringAt(TestValues.Noon));
            token[position % token.Length] = value;
            Assert.That(() => AccessTokenParser.ExpiryOf(Encoding.Latin1.GetString(token)), Throws.Nothing);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void The_expiry_of_a_token_is_read_to_the_second() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(), seconds =>
            AccessTokenParser.ExpiryOf(Jwt.ExpiringAt(DateTimeOffset.FromUnixTimeSeconds(seconds))) == DateTimeOffset.FromUnixTimeSeconds(seconds))
        .QuickCheckThrowOnFailure();

    private static TestCaseData Case(string name, string token, DateTimeOffset? expiry) => new TestCaseData(token, expiry).SetArgDisplayNames(name);
}
