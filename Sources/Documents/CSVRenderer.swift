import TextCells

/// Comma-separated values by RFC 4180: lines end in CR LF; a field with a comma, a quote or a line
/// break stands in quotes, and quotes in it are doubled.
///
/// A field that a spreadsheet would take for a formula is defused: when it begins with `=`, `+`,
/// `-`, `@`, a tab or a carriage return, or with the full-width forms of the first four, an
/// apostrophe is put before it. Spreadsheets show such a field as text; a program that reads the
/// file back takes one leading apostrophe off fields whose second character is one of these. Control
/// bytes, terminal sequences and what turns the direction of writing are left out, as on paper.
///
/// The tables of a document are figures for a spreadsheet: lengths of time are whole minutes under a head that
/// says so, times have their year, and a text that would become a date without being one, such as the room
/// `3-12`, stands behind an apostrophe (see `SpreadsheetDate`).
public struct CSVRenderer: Sendable {
  /// Whether dangerous fields are defused and cleaned. Off only where the reader is known to be a program.
  public var defuses: Bool
  /// Whether the text begins with U+FEFF, which some spreadsheets need to read UTF-8.
  public var marksEncoding: Bool

  /// A renderer of these settings.
  public init(defuses: Bool = true, marksEncoding: Bool = false) {
    self.defuses = defuses
    self.marksEncoding = marksEncoding
  }

  /// The tables of a document, charts as theirs. One table stands alone; of several
  /// each is preceded by a line with the heading above it, or the title of its chart, and an empty
  /// line stands between them. What a paper says in sentences stands before them as its facts. Other blocks are
  /// not written.
  public func render(_ document: Document) -> String {
    var tables: [(heading: String, table: Document.Table)] = []
    var heading = document.title
    if let facts = document.facts { tables.append((heading, facts)) }
    for block in document.blocks {
      if case .heading(_, let text) = block { heading = text }
      if case .table(let table) = block { tables.append((heading, table)) }
      if case .chart(let chart) = block { tables.append((chart.title, chart.table)) }
    }
    var text = marksEncoding ? "\u{FEFF}" : ""
    for (index, item) in tables.enumerated() {
      if index > 0 { text += "\r\n" }
      if tables.count > 1 { text += line([item.heading]) }
      text += lines(item.table)
    }
    return text
  }

  /// The head, the rows and the total of a table.
  public func lines(_ table: Document.Table) -> String {
    var text = line(table.columns.map { $0.spreadsheet ?? $0.title })
    for row in table.rows { text += line(texts(of: row, in: table)) }
    if let total = table.total { text += line(texts(of: total, in: table)) }
    return text
  }

  /// One line with its line end, for writing long tables as they come.
  public func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\r\n"
  }

  private func texts(of row: [Document.Cell], in table: Document.Table) -> [String] {
    zip(table.cells(row), table.columns).map { cell, column in
      if let figure = cell.spreadsheet { return figure }
      let text = column.alignment == .trailing ? plainFigure(cell.text) : cell.text
      return defuses ? SpreadsheetDate.defused(text) : text
    }
  }

  /// A whole number without the commas between its thousands, which spreadsheets take for text.
  private func plainFigure(_ text: String) -> String {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1, (1...3).contains(groups[0].count),
      groups.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return text }
    return groups.joined()
  }

  private func field(_ raw: String) -> String {
    let text = defuses ? SpreadsheetFormula.safeCell(raw) : raw
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
