using System.CommandLine;
using Een.Media.Benchmarks.Imaging;
using Een.Media.Client;

var frames = new Option<DirectoryInfo?>("--frames")
{
    Description = "Measure on the JPEGs of this directory instead of the emulator's previews.",
};
var count = new Option<int>("--count") { Description = "The number of frames.", DefaultValueFactory = _ => 300 };
var command = new RootCommand("Milliseconds and bytes per frame in the imaging package, compared with ffmpeg on files.") { frames, count };
command.SetAction(async arguments =>
{
    using Film film = await Film.LoadAsync(arguments.GetValue(frames), arguments.GetValue(count));
    var table = new Table(film);
    string input = film.Pattern;

    await table.MeasureAsync("decode, full size", film.Count, () => DecodeAsync(1), ["-i", input, "-f", "null", "-"]);
    await table.MeasureAsync("decode, half", film.Count, () => DecodeAsync(2), ["-lowres", "1", "-i", input, "-f", "null", "-"]);
    await table.MeasureAsync("decode, quarter", film.Count, () => DecodeAsync(4), ["-lowres", "2", "-i", input, "-f", "null", "-"]);
    await table.MeasureAsync("difference to the last", film.Count, ChangesAsync, ["-i", input, "-vf", "mpdecimate", "-f", "null", "-"]);
    await table.MeasureAsync("stamp, encode again", film.Count, StampAsync, null);
    await table.MeasureAsync(
        "contact sheet of 100",
        100,
        SheetAsync,
        ["-i", input, "-vf", "scale=240:-1,tile=10x10:padding=12", "-frames:v", "1", "-q:v", "4", film["sheet-ffmpeg.jpg"]]);
    await table.MeasureAsync("time-lapse, AVI", film.Count, () => FilmAsync("a.avi"), ["-i", input, "-c:v", "copy", film["b.avi"]]);
    await table.MeasureAsync(
        "time-lapse, WebP", film.Count, () => FilmAsync("a.webp"), ["-i", input, "-c:v", "libwebp_anim", "-quality", "80", film["b.webp"]]);
    await table.MeasureAsync(
        "time-lapse, MP4",
        film.Count,
        () => FilmAsync("a.mp4"),
        ["-i", input, "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p", film["b.mp4"]]);
    return 0;

    async Task<long> DecodeAsync(int divisor)
    {
        await foreach (RecordedImage image in film.Images())
        {
            using (image)
                image.ToBitmap(new DecodeOptions { MaxWidth = image.Width / divisor }).Dispose();
        }

        return 0;
    }

    async Task<long> ChangesAsync()
    {
        await foreach (RecordedImage image in film.Images().WhereChangedAsync())
            image.Dispose();
        return 0;
    }

    async Task<long> StampAsync()
    {
        var edits = new FrameEdits { Stamp = new ImageStamp() };
        long bytes = 0;
        await foreach (RecordedImage image in film.Images())
        {
            using (image)
                bytes += image.ToJpeg(edits, 80).Length;
        }

        return bytes;
    }

    async Task<long> SheetAsync()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(film.Images(100), new ContactSheetOptions { Columns = 10 });
        await sheet.SaveAsync(film["sheet.jpg"]);
        return new FileInfo(film["sheet.jpg"]).Length;
    }

    async Task<long> FilmAsync(string name) => (await TimeLapse.SaveAsync(film.Images(), film[name])).Bytes;
});
return await command.Parse(args).InvokeAsync();
