namespace Een.Media.Benchmarks.Fleet;

/// <summary>Four processes with 250 callers each, over ten expiries of the access token.</summary>
internal static class Tokens
{
    private const int Expiries = 10;

    public static async Task<int> RunAsync()
    {
        await using Rig rig = await Rig.StartAsync(silos: 2, options => options.Network = null);
        await using Crowd crowd = await Crowd.StartAsync(4,
        [
            "--mode", "cluster", "--redis", rig.Redis.Configuration, "--address", rig.Emulator.BaseAddress.ToString(), "--clock", "true",
            "--id", rig.Emulator.ClientId, "--secret", rig.Emulator.ClientSecret, "--refresh", rig.RefreshToken,
            "--device", rig.Emulator.Cameras[0].Id, "--calls", "250",
        ]);
        int failed = 0;
        for (int round = 0; round <= Expiries; round++)
        {
            (int inRound, string said) = await crowd.RoundAsync();
            failed += inRound;
            if (inRound > 0)
                Console.WriteLine(said);
        }

        int renewals = rig.TokenRequests - 1;
        int unauthorized = rig.Emulator.Journal.Entries.Count(entry => entry.Status == 401);
        bool isRight = renewals == Expiries && unauthorized == 0 && failed == 0;
        Console.WriteLine($"{(isRight ? "right" : "WRONG")}. 4 processes, 1000 callers, {Expiries} expiries: {renewals} renewals, {unauthorized} × 401, {failed} failed calls");
        return isRight ? 0 : 1;
    }
}
