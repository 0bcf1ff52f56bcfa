extension HTMLChart {
  /// Weeks beside one another on a page.
  private static let weeksInRow = 8
  private static let size = 14.0

  static func html(_ calendar: Document.Chart.Calendar) -> String {
    let tables = calendar.bands(of: weeksInRow).map { band in
      table(
        head: [title(calendar.rowTitle)] + calendar.columns[band].map { title($0, center) },
        rows: calendar.rows.map { row in
          let cells = calendar.cells(of: row)
          return [cell(row.label)]
            + band.map { week in
              html(cells[week], of: row, week: calendar.columns[week], in: calendar)
            }
        })
    }
    let legend = calendar.legend.map { word, name in
      "\(picture(word, title: name, detail: "").html) \(HTMLRenderer.text(name))"
    }
    return tables.joined(separator: "\n")
      + (legend.isEmpty ? "" : "\n<p>\(legend.joined(separator: " &#160; "))</p>")
  }

  private static func html(
    _ cell: Document.Chart.CalendarCell, of row: Document.Chart.CalendarRow, week: String,
    in calendar: Document.Chart.Calendar
  ) -> String {
    let name = calendar.names[cell.word] ?? ""
    let sign = picture(
      cell.word, title: name.isEmpty ? cell.figure : name,
      detail: "\(row.label), \(week): \(calendar.words(cell))")
    let words = HTMLRenderer.text(calendar.words(cell))
    let shown = cell.word == .missed ? "<span class=\"alert\">\(words)</span>" : words
    return "<td\(center)>\(sign.html)&#160;\(shown)</td>"
  }

  /// A shape of its own for each word.
  private static func picture(
    _ word: Document.Chart.CalendarWord, title: String, detail: String
  ) -> HTMLPicture {
    var picture = HTMLPicture(width: size, height: size, title: title, detail: detail)
    switch word {
    case .done:
      picture.fill(x: 1, y: 1, width: 12, height: 12)
    case .owed:
      picture.outline(x: 1.5, y: 1.5, width: 11, height: 11)
    case .atRisk:
      picture.outline(x: 1.5, y: 1.5, width: 11, height: 11)
      picture.line(from: (7, 3.5), to: (7, 8), width: 2)
      picture.line(from: (7, 9), to: (7, 11), width: 2)
    case .missed:
      picture.outline(x: 1.5, y: 1.5, width: 11, height: 11, HTMLPicture.alert)
      picture.line(from: (3.5, 3.5), to: (10.5, 10.5), width: 2, HTMLPicture.alert)
      picture.line(from: (10.5, 3.5), to: (3.5, 10.5), width: 2, HTMLPicture.alert)
    case .suspended:
      picture.line(from: (2, 5), to: (12, 5), width: 2)
      picture.line(from: (2, 9), to: (12, 9), width: 2)
    case .notBegun:
      picture.line(from: (2, 7), to: (5.5, 7), width: 2)
      picture.line(from: (8.5, 7), to: (12, 7), width: 2)
    case .none:
      picture.line(from: (6, 7), to: (8, 7), width: 2)
    }
    return picture
  }
}
