import Documents
import Localization

extension Document {
  /// The paper for lines: each row of a table is one item that names its columns.
  ///
  /// - Parameters:
  ///   - separator: what stands between the cells.
  ///   - signs: the words for signs that stand before a cell's text.
  func spoken(separator: String, signs: [String: String]) -> Document {
    var document = self
    document.blocks = blocks.flatMap { block -> [Block] in
      guard case .table(let table) = block else { return [block] }
      let rows = table.rows + (table.total.map { [$0] } ?? [])
      if rows.isEmpty { return table.emptyText.map { [.paragraph($0)] } ?? [] }
      return [.list(rows.map { table.words($0, separator: separator, signs: signs) })]
    }
    return document
  }
}

extension Document.Table {
  /// A row as `title cell, title cell`; empty cells say nothing.
  fileprivate func words(
    _ row: [Document.Cell], separator: String, signs: [String: String]
  ) -> String {
    zip(columns, row).compactMap { column, cell -> String? in
      let lines = cell.text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
      let text = lines.filter { !$0.isEmpty }.joined(separator: separator)
      guard !text.isEmpty, text != Formats.none else { return nil }
      let sign = signs.first { text.hasPrefix("\($0.key) ") }
      let plain =
        sign.map { "\($0.value) \(text.dropFirst($0.key.count).drop { $0 == " " })" } ?? text
      let said = cell.emphasis == .gap ? "[\(plain)]" : plain
      let title = column.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return title.isEmpty ? said : "\(title) \(said)"
    }.joined(separator: separator)
  }
}
