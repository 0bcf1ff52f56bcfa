import Documents

/// A section of the sheet with its lines as they print; the first has no title and holds what
/// stands above all sections.
struct SheetSection: Hashable, Sendable {
  var title: String
  var lines: [String]
  /// Something that should have been recorded there was not.
  var hasGap = false
}

/// A sheet as it stands on the screen at a width.
struct SheetLayout: Hashable, Sendable {
  var columns: Int
  var sections: [SheetSection]

  /// Lays a document out: its sections begin at its headings of the first level.
  ///
  /// - Parameter gapMark: what stands where something was not recorded.
  init(_ document: Document, columns: Int, gapMark: String) {
    self.columns = columns
    sections = Self.sections(of: document, columns: columns, gapMark: gapMark)
  }

  private static func sections(
    of document: Document, columns: Int, gapMark: String
  ) -> [SheetSection] {
    var sections = [SheetSection(title: "", lines: [])]
    var titles = document.blocks.compactMap { block -> String? in
      if case .heading(1, let text) = block { text } else { nil }
    }[...]
    var lines = TextRenderer(columns: columns).render(document)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    while let line = lines.popFirst() {
      guard line == titles.first else {
        sections[sections.count - 1].lines.append(line)
        continue
      }
      titles.removeFirst()
      // The line of dashes under a heading: on the screen a rule stands beside it.
      if lines.first?.allSatisfy({ $0 == "-" }) == true { lines.removeFirst() }
      sections.append(SheetSection(title: line, lines: []))
    }
    return sections.map { section in
      var section = section
      while section.lines.last?.isEmpty == true { section.lines.removeLast() }
      section.lines.append("")
      section.hasGap = section.lines.contains { $0.contains(gapMark) }
      return section
    }
  }
}
