namespace Een.Media.Contract.Tests.Faults;

/// <summary>Every kind of fault against every operation, over a real socket.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class FaultMatrixTests
{
    [TestCaseSource(typeof(FaultMatrix), nameof(FaultMatrix.Rows))]
    public async Task Every_fault_over_HTTP_1_has_its_documented_outcome(FaultRow row) =>
        Assert.That((await FaultRun.OfAsync(row.Fault, http2: false)).ToMarkdown(), Is.EqualTo(row.ToMarkdown()));

    [TestCaseSource(typeof(FaultMatrix), nameof(FaultMatrix.Rows))]
    public async Task Every_fault_over_HTTP_2_has_its_documented_outcome(FaultRow row) =>
        Assert.That((await FaultRun.OfAsync(row.Fault, http2: true)).ToMarkdown(), Is.EqualTo(row.ToMarkdown()));

    /// <summary>Run with <c>EEN_WRITE_DOCS=1</c> to write the page anew.</summary>
    [Test]
    public async Task The_documented_fault_matrix_is_the_tested_one()
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Een.Media.Client.sln")))
            directory = directory.Parent;
        string page = Path.Combine(directory!.FullName, "docs", "maintainers", "faults.md");
        if (Environment.GetEnvironmentVariable("EEN_WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(page, FaultMatrix.ToMarkdown());
        Assert.That(await File.ReadAllTextAsync(page), Is.EqualTo(FaultMatrix.ToMarkdown()));
    }
}
