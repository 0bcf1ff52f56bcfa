/// A line of text with what paging must know of it.
struct TextLine {
  var text: String
  /// Never the last line of a page: a heading.
  var keepsWithNext = false
  /// Begins a page; the line itself is not written.
  var breaksPage = false
  /// What comes again above this line when it begins a page: the head of its table.
  var head: [String] = []

  init(
    _ text: String, keepsWithNext: Bool = false, breaksPage: Bool = false, head: [String] = []
  ) {
    self.text = text
    self.keepsWithNext = keepsWithNext
    self.breaksPage = breaksPage
    self.head = head
  }
}

/// Lines put on pages.
struct TextPages {
  let lines: [TextLine]
  let pageLines: Int?
  /// What stands at the foot of a page, by its number and the number of pages; none without it.
  let foot: ((_ page: Int, _ pages: Int) -> String)?

  /// Lines of a page that the foot takes: itself, and the empty one above it.
  private var footLines: Int { foot == nil ? 0 : 2 }

  /// The lines as one text. With pages, each but the first begins with a form feed, and a foot stands on
  /// the last line of each.
  var text: String {
    guard let pageLines else { return lines.map { $0.text + "\n" }.joined() }
    let room = pageLines - footLines
    var pages: [[String]] = [[]]
    for (index, line) in lines.enumerated() {
      let isFull = pages[pages.count - 1].count + needed(from: index) > room
      if isFull || line.breaksPage, !pages[pages.count - 1].isEmpty {
        pages.append(line.head)
      }
      if line.breaksPage || (line.text.isEmpty && pages[pages.count - 1].isEmpty) { continue }
      pages[pages.count - 1].append(line.text)
    }
    return pages.enumerated().map { index, page in
      guard let foot else { return page.joined(separator: "\n") }
      let rest = Array(repeating: "", count: max(1, pageLines - 1 - page.count))
      return (page + rest + [foot(index + 1, pages.count)]).joined(separator: "\n")
    }.joined(separator: "\n\u{0C}") + "\n"
  }

  /// This line and, when it keeps with the next, what follows up to the first that does not. Not
  /// more than half a page, so that a long run of headings cannot chase itself from page to page.
  private func needed(from index: Int) -> Int {
    var last = index
    while last < lines.count - 1, lines[last].keepsWithNext { last += 1 }
    return min(last - index + 1, max(1, (pageLines ?? 2) / 2))
  }
}
