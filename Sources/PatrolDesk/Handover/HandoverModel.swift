import Screen
import WorkOrderEngine

/// The sheet, its lines as they fit the screen, and which of its sections are folded.
struct HandoverModel: Hashable, Sendable {
  /// The sheet of the shift.
  private(set) var sheet: SheetText?
  /// The sheets of the campus, while their list is open.
  var list: SheetList?
  /// The sheet of that list that is read.
  private(set) var opened: SheetText?
  private(set) var sections: [SheetSection] = []
  private(set) var lines: [SheetLine] = []
  /// The titles of the folded sections: a sheet that is read again keeps them.
  private var folded: Set<String> = []
  /// The columns for which the sections were laid out.
  private var columns = 0
  var window = ListWindow()
  var freshness = Freshness()
  /// Somebody stopped the reading: it is not begun again by itself.
  var isStopped = false

  /// The sheet that is shown.
  var shown: SheetText? { opened ?? sheet }

  /// Whether the draft is shown, and has something on it that is to be confirmed.
  var canConfirm: Bool {
    shown.map { $0.state == .drafted && !$0.carried.isEmpty } ?? false
  }

  /// Whether the list has the place.
  var isListing: Bool { list != nil && opened == nil }

  /// A sheet is being read, as it is now.
  mutating func beginReading() {
    freshness.isStale = false
    isStopped = false
  }

  /// Takes the sheet of the shift in; what is folded and selected stays.
  mutating func take(_ sheet: SheetText) {
    if opened == nil, self.sheet?.campus != sheet.campus { window.select(0) }
    self.sheet = sheet
    columns = 0
  }

  /// Takes the sheet in that was chosen from the list.
  mutating func takeOpened(_ sheet: SheetText, id: Int64) {
    guard list?.reading == id else { return }
    if opened?.number != sheet.number || opened == nil { window.select(0) }
    opened = sheet
    columns = 0
  }

  /// One step back: from a sheet of the list to the list, from there to the sheet of the shift.
  mutating func stepBack() {
    if opened == nil { list = nil }
    opened = nil
    list?.reading = nil
    columns = 0
    window.select(0)
  }

  /// Lays the sheet out for an area, if that changed.
  mutating func fit(columns: Int, rows: Int) {
    if columns != self.columns, let shown {
      self.columns = columns
      sections = SheetSection.sections(of: shown.document, columns: columns)
      arrange()
    }
    window.fit(count: lines.count, rows: rows)
  }

  /// Folds the section in which the selection stands, or unfolds it.
  mutating func fold() {
    guard let selected = window.selected, let index = lines[selected].section else { return }
    let title = sections[index].title
    if folded.remove(title) == nil { folded.insert(title) }
    arrange()
    select(section: index)
  }

  /// Folds all sections, or unfolds them when all are folded.
  mutating func foldAll() {
    let index = window.selected.flatMap { lines[$0].section } ?? 0
    let titles = Set(sections.map(\.title).filter { !$0.isEmpty })
    folded = titles.isSubset(of: folded) ? [] : titles
    arrange()
    select(section: index)
  }

  /// The topic that stands in the section of the selection; `nil` where none does.
  var standingTopic: HandoverTopic? {
    guard let selected = window.selected, let index = lines[selected].section else { return nil }
    return Int(sections[index].title.prefix { $0.isNumber })
      .flatMap(HandoverTopic.standing(inSection:))
  }

  /// Goes to the heading of the next section; after the last to the top.
  mutating func selectNextSection() {
    let here = window.selected ?? 0
    let next = lines.indices.first { $0 > here && lines[$0].isHeading }
    window.select(next ?? 0)
  }

  private mutating func select(section index: Int) {
    window.fit(count: lines.count, rows: window.rows)
    let heading = lines.firstIndex { $0.isHeading && $0.section == index }
    window.select(heading ?? 0)
  }

  /// The lines in sight of what is folded and what is not.
  private mutating func arrange() {
    lines = []
    for (index, section) in sections.enumerated() {
      let isFolded = folded.contains(section.title)
      if !section.title.isEmpty {
        lines.append(
          SheetLine(
            text: section.title, section: index, isHeading: true, isFolded: isFolded))
      }
      guard !isFolded else { continue }
      lines += section.lines.map {
        SheetLine(text: $0, section: section.title.isEmpty ? nil : index)
      }
    }
  }
}
