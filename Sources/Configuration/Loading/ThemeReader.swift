import TOMLKit

/// Reads the tables of a theme.
struct ThemeReader {
  /// Where lines come from that a file leaves out; without it none may be left out.
  let base: ThemeFile?

  func read(_ file: TableReader) -> ThemeFile {
    var theme = base ?? ThemeFile()
    if base == nil { file.require(ThemeFile.Depth.none.rawValue, .table) }
    for depth in ThemeFile.Depth.allCases {
      guard let table = file.table(depth.rawValue) else { continue }
      theme.tables.removeAll { $0.depth == depth }
      theme.tables.append(read(table, depth))
    }
    file.finish()
    return theme
  }

  private func read(_ table: TableReader, _ depth: ThemeFile.Depth) -> ThemeFile.Table {
    var result = base?.table(for: depth) ?? ThemeFile.Table(depth: depth)
    for (index, ink) in ThemeFile.inks.enumerated() {
      if base == nil { table.require(ink, .text) }
      if let look = look(ink, table, depth) { result.looks[index] = look }
    }
    if depth != .none {
      result.raised = ground("raised", table, depth, else: result.raised)
      result.ground = ground("ground", table, depth, else: result.ground)
    }
    table.finish()
    return result
  }

  /// The colour in a line, nil for an empty text; what the base has when the line is absent.
  private func ground(
    _ key: String, _ table: TableReader, _ depth: ThemeFile.Depth, else inherited: Int?
  ) -> Int? {
    guard let text = table.text(key) else { return inherited }
    let color = text.isEmpty ? nil : color(text, depth)
    if !text.isEmpty, color == nil { refuse(key, text, table, depth) }
    return color
  }

  /// The look in a line; nil when it is absent or none, which is reported.
  private func look(
    _ ink: String, _ table: TableReader, _ depth: ThemeFile.Depth
  ) -> ThemeFile.Look? {
    guard let text = table.text(ink) else { return nil }
    var look = ThemeFile.Look()
    for word in text.split(separator: " ").map(String.init) {
      if word == "bold", !look.isBold {
        look.isBold = true
      } else if word == "dim", !look.isDim {
        look.isDim = true
      } else if look.color == nil, let color = color(word, depth) {
        look.color = color
      } else {
        refuse(ink, text, table, depth)
        return nil
      }
    }
    return look
  }

  private func color(_ text: String, _ depth: ThemeFile.Depth) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text).flatMap { (0..<depth.colors).contains($0) ? $0 : nil }
  }

  private func refuse(
    _ key: String, _ text: String, _ table: TableReader, _ depth: ThemeFile.Depth
  ) {
    table.refuse(key, depth == .none ? .notEmphasis(text) : .notLook(text, most: depth.colors - 1))
  }
}
