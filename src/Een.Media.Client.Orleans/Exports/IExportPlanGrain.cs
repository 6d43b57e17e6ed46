namespace Een.Media.Client.Orleans.Exports;

/// <summary>One export plan; the key is its name.</summary>
internal interface IExportPlanGrain : IGrainWithStringKey
{
    /// <summary>Stores the plan if there is none under this name, and runs it.</summary>
    /// <returns>The plan under this name. If it is a different plan, nothing was changed.</returns>
    [ResponseTimeout("00:00:10")]
    Task<string> StartAsync(string plan);

    /// <summary>The status; null if there is no plan under this name.</summary>
    [ResponseTimeout("00:00:05")]
    Task<string?> GetStatusAsync();

    /// <summary>Pauses the plan. When the task ends, all units have stopped.</summary>
    /// <returns>Whether there is such a plan and it has not ended.</returns>
    Task<bool> PauseAsync();

    /// <summary>Continues after a pause, and tries parked units again.</summary>
    /// <returns>Whether there is such a plan and it was not canceled.</returns>
    Task<bool> ResumeAsync();

    /// <summary>Ends the plan for good. Canceling it again changes nothing.</summary>
    /// <returns>Whether there is such a plan and it is not complete.</returns>
    Task<bool> CancelAsync();

    /// <summary>
    /// Wakes the plan, because its silo may have crashed. A call to a crashed silo may get no answer at all, and the next one must not wait
    /// for it.
    /// </summary>
    [ResponseTimeout("00:00:02")]
    Task PokeAsync();
}
