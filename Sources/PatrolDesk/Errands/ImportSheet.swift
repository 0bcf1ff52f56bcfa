import Screen
import TextCells

/// What an import did, to be read after it.
struct ImportSheet: Hashable, Sendable {
  /// The file, as it was typed.
  let file: String
  /// How many rows came to what, and what was created.
  private let figures: [String]
  /// Every row that was not taken, or should be looked at, with its line and the reason.
  private let rows: [String]
  /// All of it as it was broken last: there may be many thousand rows, and a key waits for none of them.
  private var broken: [StyledLine] = []
  private(set) var columns = 0

  init(file: String, figures: [String], rows: [String]) {
    (self.file, self.figures, self.rows) = (file, figures, rows)
  }

  /// Breaks it for pages of so many columns.
  mutating func fit(columns: Int) {
    guard columns != self.columns else { return }
    broken = lines(columns: columns)
    self.columns = columns
  }

  /// All of it in lines of so many columns.
  func lines(columns: Int) -> [StyledLine] {
    guard columns != self.columns else { return broken }
    let gap = rows.isEmpty ? [] : [""]
    return figures.flatMap { Self.broken($0, Style(bold: true), columns: columns) }
      + (gap + rows).flatMap { Self.broken($0, .plain, columns: columns) }
  }

  private static func broken(_ text: String, _ style: Style, columns: Int) -> [StyledLine] {
    // Hardly one needs it: no character has more columns than bytes.
    guard text.utf8.count > columns else { return [StyledLine(text, style)] }
    // What goes on is set in, so that each row of the file is seen to begin.
    return SafeText(text).text.wrapped(to: max(10, columns - 2)).enumerated().map { index, piece in
      StyledLine(index == 0 ? piece : "  \(piece)", style)
    }
  }
}

extension DeskModel {
  /// Breaks a sheet that is read for the page as it is now.
  mutating func fitImportSheet() {
    for index in layers.indices {
      guard case .reading(var reading) = layers[index],
        case .importPaper(var sheet) = reading.content
      else { continue }
      sheet.fit(columns: proseColumns(in: readingArea.columns))
      reading.content = .importPaper(sheet)
      layers[index] = .reading(reading)
    }
  }
}
