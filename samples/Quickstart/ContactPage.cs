using System.Net;
using System.Text;

namespace Quickstart;

/// <summary>A page that shows the images with their times.</summary>
internal sealed class ContactPage(string device)
{
    private readonly StringBuilder _figures = new();

    public void Add(string file, string caption, bool wide = false) => _figures.AppendLine(
        $"""  <figure{(wide ? " class='wide'" : "")}><a href="{WebUtility.HtmlEncode(file)}"><img src="{WebUtility.HtmlEncode(file)}" loading="lazy" alt=""></a><figcaption>{WebUtility.HtmlEncode(caption)}</figcaption></figure>""");

    public string ToHtml() => $$"""
        <!doctype html>
        <meta charset="utf-8">
        <title>Camera {{WebUtility.HtmlEncode(device)}}</title>
        <style>
          body { font: 14px system-ui, sans-serif; margin: 2rem; background: #f4f4f2; color: #222 }
          main { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem }
          figure { margin: 0; background: #fff; box-shadow: 0 1px 3px #0003 }
          figure:first-child, figure:nth-child(2) { grid-column: span 2 }
          figure.wide { grid-column: 1 / -1 }
          img { width: 100%; display: block }
          figcaption { padding: .4rem .6rem; font-variant-numeric: tabular-nums }
        </style>
        <h1>Camera {{WebUtility.HtmlEncode(device)}}</h1>
        <main>
        {{_figures}}</main>
        """;
}
