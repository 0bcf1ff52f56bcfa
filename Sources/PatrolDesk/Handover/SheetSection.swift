import Documents

/// A section of the sheet with its lines as they print; the first has no title and holds what
/// stands above all sections.
struct SheetSection: Hashable, Sendable {
  var title: String
  var lines: [String]

  /// The sections of a document at a width, by its headings of the first level.
  static func sections(of document: Document, columns: Int) -> [SheetSection] {
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
      return section
    }
  }
}

/// A line of the sheet on the screen.
struct SheetLine: Hashable, Sendable {
  var text: String
  /// The index of its section; `nil` above all sections.
  var section: Int?
  var isHeading = false
  var isFolded = false
}
