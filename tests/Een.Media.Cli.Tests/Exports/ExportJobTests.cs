using Een.Media.Cli.Exports;

namespace Een.Media.Cli.Tests.Exports;

public sealed class ExportJobTests
{
    [Test]
    public void Of_two_runs_that_begin_in_one_directory_the_first_decides_what_it_is_for()
    {
        string directory = Directory.CreateTempSubdirectory("een-job-").FullName;
        ExportJob first = Job("export dock"), second = Job("export gate");

        Assert.That(first.Begin(directory).Asked, Is.EqualTo("export dock"));
        Assert.That(second.Begin(directory).Asked, Is.EqualTo("export dock"));

        Assert.That(Directory.GetFiles(directory).Select(Path.GetFileName), Is.EqualTo(new[] { "een-media.json" }));
        Directory.Delete(directory, recursive: true);

        static ExportJob Job(string asked) => new() { Asked = asked, Cameras = [], Main = false, From = DateTimeOffset.UnixEpoch };
    }
}
