/// Charts in HTML. Bars and calendars are tables in which small pictures stand beside the figures,
/// so that labels of any length wrap as text does and nothing is lost without the pictures; columns
/// are a picture with a table under it.
enum HTMLChart {
  static func html(_ chart: Document.Chart) -> String {
    switch chart {
    case .bars(let bars): html(bars)
    case .columns(let columns): html(columns)
    case .calendar(let calendar): html(calendar)
    }
  }

  /// A table of a head and rows of finished cells.
  static func table(head: [String], rows: [[String]]) -> String {
    "<table>\n<thead>\n<tr>\(head.joined())</tr>\n</thead>\n<tbody>\n"
      + rows.map { "<tr>\($0.joined())</tr>\n" }.joined() + "</tbody>\n</table>"
  }

  static func title(_ text: String, _ style: String = "") -> String {
    "<th scope=\"col\"\(style)>\(HTMLRenderer.text(text))</th>"
  }

  static func cell(_ text: String, _ style: String = "", isAlert: Bool = false) -> String {
    let words = HTMLRenderer.text(text)
    let isMarked = isAlert && !words.isEmpty
    return "<td\(style)>" + (isMarked ? "<span class=\"alert\">\(words)</span>" : words) + "</td>"
  }

  static let trailing = " class=\"trailing\""
  static let center = " class=\"center\""

  // MARK: - Bars

  private static let barWidth = 240.0
  private static let barHeight = 14.0

  private static func html(_ bars: Document.Chart.Bars) -> String {
    let (promises, words) = (bars.hasPromises, bars.hasWords)
    // Over pictures with marks stands what the mark is; the section has the title already.
    let over = promises ? mark(bars.promiseTitle) : HTMLRenderer.text(bars.title)
    var head = [
      title(bars.labelTitle), "<th scope=\"col\">\(over)</th>", title(bars.figureTitle, trailing),
    ]
    if promises { head.append(title(bars.promiseTitle, trailing)) }
    if words { head.append(title(bars.wordTitle)) }
    let rows = bars.bars.map { bar in
      var cells = [
        cell(bar.label), "<td>\(picture(bar, of: bars).html)</td>",
        cell(bar.amount.figure, trailing),
      ]
      if promises { cells.append(cell(bar.promise?.figure ?? "", trailing)) }
      if words { cells.append(cell(bar.word, isAlert: bar.isMissed)) }
      return cells
    }
    return table(head: head, rows: rows)
  }

  /// The mark of a promise with its name.
  private static func mark(_ name: String) -> String {
    var picture = HTMLPicture(width: 4, height: barHeight, title: name)
    picture.line(from: (2, 0), to: (2, barHeight), width: 2, "#000")
    return "\(picture.html) \(HTMLRenderer.text(name))"
  }

  private static func picture(
    _ bar: Document.Chart.Bar, of bars: Document.Chart.Bars
  ) -> HTMLPicture {
    let promise = bar.promise.map { ", \(bars.promiseTitle) \($0.figure)" } ?? ""
    let word = bar.word.isEmpty ? "" : ", \(bar.word)"
    var picture = HTMLPicture(
      width: barWidth, height: barHeight, title: bar.label,
      detail: "\(bars.figureTitle) \(bar.amount.figure)\(promise)\(word)")
    picture.line(from: (0, barHeight - 0.5), to: (barWidth, barHeight - 0.5), "#bbb")
    if let share = bar.amount.share(of: bars.scale), share > 0 {
      let width = max(3, share * (barWidth - 2))
      if bar.isMissed {
        picture.outline(x: 0.5, y: 2.5, width: width, height: 9, HTMLPicture.alert)
        picture.line(
          from: (1, 7), to: (width, 7), width: 8, HTMLPicture.alert, dashes: "1.5 2.5")
      } else {
        picture.fill(x: 0, y: 2, width: width, height: 10)
      }
    }
    if let share = bar.promise?.share(of: bars.scale) {
      let x = share * (barWidth - 2)
      picture.line(from: (x, 0), to: (x, barHeight), width: 5, "#fff")
      picture.line(from: (x, 0), to: (x, barHeight), width: 2, "#000")
    }
    return picture
  }
}
