using Een.Media.Client.Http;
using Een.Media.Client.Settings;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>The arithmetic of waiting, for any input.</summary>
public sealed class DelayProperties
{
    private const ulong Day = TimeSpan.TicksPerDay;

    [Test]
    public void A_retry_delay_is_between_half_and_all_of_its_length_and_never_above_the_longest()
    {
        Prop.ForAll<(ulong First, ulong Max), int, NormalFloat>((range, attempt, share) =>
        {
            var (shortest, longest) = (TimeSpan.FromTicks((long)(range.First % Day)), TimeSpan.FromTicks((long)(range.Max % Day)));
            if (shortest > longest)
                (shortest, longest) = (longest, shortest);

            // Small integers are what FsCheck likes; overflow lives at the other end.
            TimeSpan wait = new Backoff(shortest, longest).Wait(attempt % 3 == 0 ? int.MaxValue - Math.Abs(attempt) : attempt, share.Get);
            return wait >= shortest / 2 - TimeSpan.FromTicks(1) && wait <= longest;
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Any_Retry_After_is_read_without_an_exception_and_is_never_negative()
    {
        Prop.ForAll<string?>(text => RetryAfterHeader.Parse(text, VirtualTime.Noon) is null or { Ticks: >= 0 }).QuickCheckThrowOnFailure();
        Prop.ForAll(
            Gen.Elements("0123456789 -+.,:GMTSunJ\t\u0000é".ToCharArray()).ListOf().Select(chars => new string([.. chars])).ToArbitrary(),
            text => RetryAfterHeader.Parse(text, VirtualTime.Noon) is null or { Ticks: >= 0 }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Retry_After_in_seconds_and_as_a_date_is_read_exactly() => Prop.ForAll<uint>(seconds =>
        RetryAfterHeader.Parse($"{seconds}", VirtualTime.Noon) == TimeSpan.FromSeconds(seconds)
        && RetryAfterHeader.Parse((VirtualTime.Noon + TimeSpan.FromSeconds(seconds)).ToString("R"), VirtualTime.Noon) == TimeSpan.FromSeconds(seconds)
        && RetryAfterHeader.Parse((VirtualTime.Noon - TimeSpan.FromSeconds(seconds)).ToString("R"), VirtualTime.Noon) == TimeSpan.Zero).QuickCheckThrowOnFailure();
}
