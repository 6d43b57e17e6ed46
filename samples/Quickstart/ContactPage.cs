using System.Net;
using System.Text;

namespace Quickstart;

/// <summary>A page that shows the images with their times, on a desk and on a phone, by day and by night.</summary>
internal sealed class ContactPage(string camera, string note)
{
    private const int ShownEvery = 10;

    private readonly StringBuilder _images = new();
    private readonly StringBuilder _shown = new();
    private readonly StringBuilder _folded = new();
    private int _frames;

    public void Add(string file, string description, string caption, bool wide = false) =>
        _images.AppendLine(Figure(file, description, caption, wide ? " class=\"wide\"" : ""));

    /// <summary>One frame of the walk. Every tenth is shown at once, the others when the reader unfolds them.</summary>
    public void AddFrame(string file, string time) => (_frames++ % ShownEvery == 0 ? _shown : _folded).AppendLine(Figure(file, $"Preview of {time}", time));

    public string ToHtml() => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{WebUtility.HtmlEncode(camera)}}</title>
        <style>
          :root { color-scheme: light dark; --page: #f4f4f2; --card: #fff; --text: #222; --soft: #5a5a58 }
          @media (prefers-color-scheme: dark) { :root { --page: #17181a; --card: #232528; --text: #e8e8e6; --soft: #a5a6a8 } }
          body { font: 15px/1.4 system-ui, sans-serif; max-width: 80rem; margin: 0 auto; padding: 1rem; background: var(--page); color: var(--text) }
          h1 { font-size: 1.5rem; margin: .5rem 0 } h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem }
          p, summary { color: var(--soft) } summary { cursor: pointer; margin: 1rem 0; padding: .3rem 0 }
          section { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1rem }
          .frames { grid-template-columns: repeat(auto-fill, minmax(min(47%, 13rem), 1fr)); gap: .6rem }
          figure { margin: 0; background: var(--card); border-radius: .3rem; overflow: hidden; box-shadow: 0 1px 3px #0003 }
          figure.wide { grid-column: 1 / -1 }
          img { width: 100%; height: auto; display: block }
          figcaption { padding: .4rem .6rem; font-variant-numeric: tabular-nums }
          .frames figcaption { font-size: .85rem }
        </style>
        </head>
        <body>
        <h1>{{WebUtility.HtmlEncode(camera)}}</h1>
        <p>{{WebUtility.HtmlEncode(note)}}</p>
        <section>
        {{_images}}</section>
        <h2>The walk: {{_frames}} frames, of which every tenth is shown</h2>
        <section class="frames">
        {{_shown}}</section>
        <details>
        <summary>Show the other frames</summary>
        <section class="frames">
        {{_folded}}</section>
        </details>
        </body>
        </html>
        """;

    private static string Figure(string file, string description, string caption, string attributes = "")
    {
        (file, description, caption) = (WebUtility.HtmlEncode(file), WebUtility.HtmlEncode(description), WebUtility.HtmlEncode(caption));
        return $"""  <figure{attributes}><a href="{file}"><img src="{file}" loading="lazy" alt="{description}"></a><figcaption>{caption}</figcaption></figure>""";
    }
}
