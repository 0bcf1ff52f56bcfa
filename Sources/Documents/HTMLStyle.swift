extension HTMLRenderer {
  /// The style of every file: a paper form, readable in black and white, its table heads repeated
  /// on each page, no row torn in two.
  static let style = """
    @page { size: A4; margin: 16mm 14mm 18mm 14mm;
      @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
    body { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC",
      "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif;
      font-size: 10.5pt; line-height: 1.45; color: #111; max-width: 60em; margin: 0 auto; }
    h1 { font-size: 16pt; text-align: center; margin: 0 0 2pt; }
    h2 { font-size: 12pt; border-bottom: 0.6pt solid #444; margin: 12pt 0 4pt; }
    h3 { font-size: 11pt; margin: 8pt 0 3pt; }
    h4 { font-size: 10.5pt; margin: 6pt 0 2pt; }
    h2, h3, h4 { break-after: avoid; page-break-after: avoid; }
    .subtitle { text-align: center; margin: 0 0 8pt; }
    table { border-collapse: collapse; width: 100%; margin: 4pt 0; }
    thead { display: table-header-group; }
    table.once thead { display: table-row-group; }
    tr { break-inside: avoid; page-break-inside: avoid; }
    th, td { border: 0.5pt solid #999; padding: 2pt 4pt; text-align: left; vertical-align: top;
      overflow-wrap: anywhere; }
    th { background: #eee; }
    tfoot td { font-weight: bold; }
    .trailing { text-align: right; font-variant-numeric: tabular-nums; }
    .center { text-align: center; }
    .strong { font-weight: bold; }
    .alert { font-weight: bold; color: #b00020; }
    .gap { font-style: italic; }
    .gap::before { content: "["; }
    .gap::after { content: "]"; }
    hr { border: 0; border-top: 0.6pt solid #444; }
    .pairs th, .pairs td, .signatures td { border: 0; padding: 1pt 10pt 1pt 0; }
    .pairs th { background: none; font-weight: normal; color: #555; width: 1%;
      white-space: nowrap; }
    .signatures { margin: 14pt 0; }
    .line { display: inline-block; min-width: 10em; border-bottom: 0.6pt solid #111; }
    .page { break-after: page; page-break-after: always; }
    footer { margin-top: 12pt; font-size: 8.5pt; color: #555; overflow-wrap: anywhere; }
    """
}
