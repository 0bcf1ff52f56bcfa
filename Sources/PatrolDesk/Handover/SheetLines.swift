/// The lines of a sheet in sight, without those of folded sections. However long the sections are, making
/// it costs the same.
struct SheetLines: RandomAccessCollection, Hashable, Sendable {
  private let sections: [SheetSection]
  private let folded: Set<String>
  /// The place of the first line of each section: its heading, where it has a title.
  private let starts: [Int]
  let startIndex = 0
  let endIndex: Int

  /// Nothing yet.
  init() { self.init([], folded: []) }

  /// - Parameter folded: the titles of the sections of which only the heading is in sight.
  init(_ sections: [SheetSection], folded: Set<String>) {
    (self.sections, self.folded) = (sections, folded)
    var starts: [Int] = []
    var next = 0
    for section in sections {
      starts.append(next)
      let heading = section.title.isEmpty ? 0 : 1
      next += heading + (folded.contains(section.title) ? 0 : section.lines.count)
    }
    (self.starts, endIndex) = (starts, next)
  }

  subscript(position: Int) -> SheetLine {
    let index = starts.lastIndex { $0 <= position } ?? 0
    let section = sections[index]
    guard !section.title.isEmpty else { return SheetLine(text: section.lines[position]) }
    let offset = position - starts[index] - 1
    guard offset >= 0 else {
      return SheetLine(
        text: section.title, section: index, isHeading: true,
        isFolded: folded.contains(section.title))
    }
    return SheetLine(text: section.lines[offset], section: index)
  }

  /// The places of the headings, from the top.
  var headings: [Int] {
    sections.indices.filter { !sections[$0].title.isEmpty }.map { starts[$0] }
  }

  /// The place of the heading of a section; the top where it has none.
  func heading(of section: Int) -> Int {
    sections.indices.contains(section) && !sections[section].title.isEmpty ? starts[section] : 0
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
