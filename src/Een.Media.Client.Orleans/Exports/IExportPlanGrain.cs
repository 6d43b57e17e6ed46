namespace Een.Media.Client.Orleans.Exports;

/// <summary>One export plan; the key is its name.</summary>
internal interface IExportPlanGrain : IGrainWithStringKey
{
    /// <summary>Keeps the plan if there is none under this name, and lets it run.</summary>
    /// <returns>The plan under this name. If it is another one, nothing was changed.</returns>
    Task<string> StartAsync(string plan);

    /// <summary>Null if there is no plan under this name.</summary>
    Task<string?> GetStatusAsync();

    /// <summary>No unit runs any more when it ends.</summary>
    /// <returns>Whether there is such a plan and it has not ended.</returns>
    Task<bool> PauseAsync();

    /// <summary>Runs on after a pause, and tries parked units again.</summary>
    /// <returns>Whether there is such a plan and it was not canceled.</returns>
    Task<bool> ResumeAsync();

    /// <returns>Whether there is such a plan and it has not ended.</returns>
    Task<bool> CancelAsync();

    /// <summary>Wakes the plan: its silo may have died.</summary>
    Task PokeAsync();
}
