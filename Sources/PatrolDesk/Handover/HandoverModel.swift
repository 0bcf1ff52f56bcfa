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
  /// How it stands on the screen; `nil` before there is one.
  private(set) var layout: SheetLayout?
  private(set) var lines = SheetLines()
  /// The titles of the folded sections: a sheet that is read again keeps them.
  private var folded: Set<String> = []
  /// The layout is that of the sheet that is shown.
  private var isLaidOut = false
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
    isLaidOut = false
  }

  /// Takes the sheet in that was chosen from the list.
  mutating func takeOpened(_ sheet: SheetText, id: Int64) {
    guard list?.reading == id else { return }
    if opened?.number != sheet.number || opened == nil { window.select(0) }
    opened = sheet
    isLaidOut = false
  }

  /// The sheet that was chosen from the list does not come: the list goes on.
  mutating func forgetChoice() {
    if opened == nil { list?.reading = nil }
  }

  /// One step back: from a sheet of the list to the list, from there to the sheet of the shift.
  mutating func stepBack() {
    if opened == nil { list = nil }
    opened = nil
    list?.reading = nil
    isLaidOut = false
    window.select(0)
  }

  /// Takes the layout of the sheet for an area over, if that changed.
  ///
  /// - Parameter gapMark: what stands where something was not recorded.
  mutating func fit(columns: Int, rows: Int, gapMark: String) {
    if let shown, !isLaidOut || layout?.columns != columns {
      if let made = shown.layout(for: columns, gapMark: gapMark) {
        layout = made
        arrange()
      }
      isLaidOut = true
    }
    window.fit(count: lines.count, rows: rows)
  }

  /// Whether the sheet is too long to be laid out for a width at once: a study does it.
  func isTooLong(for columns: Int) -> Bool {
    shown.map { $0.layout?.columns != columns && !$0.isShort } ?? false
  }

  /// Folds the section in which the selection stands, or unfolds it.
  mutating func fold() {
    guard let selected = window.selected, let index = lines[selected].section else { return }
    guard let title = layout?.sections[index].title else { return }
    if folded.remove(title) == nil { folded.insert(title) }
    arrange()
    select(section: index)
  }

  /// Folds all sections, or unfolds them when all are folded.
  mutating func foldAll() {
    let index = window.selected.flatMap { lines[$0].section } ?? 0
    let titles = Set((layout?.sections ?? []).map(\.title).filter { !$0.isEmpty })
    folded = titles.isSubset(of: folded) ? [] : titles
    arrange()
    select(section: index)
  }

  /// The topic that stands in the section of the selection; `nil` where none does.
  var standingTopic: HandoverTopic? {
    guard let selected = window.selected, let index = lines[selected].section,
      let title = layout?.sections[index].title
    else { return nil }
    return Int(title.prefix { $0.isNumber })
      .flatMap(HandoverTopic.standing(inSection:))
  }

  /// Goes to the heading of the next section; after the last to the top.
  mutating func selectNextSection() {
    let here = window.selected ?? 0
    window.select(lines.headings.first { $0 > here } ?? 0)
  }

  private mutating func select(section index: Int) {
    window.fit(count: lines.count, rows: window.rows)
    window.select(lines.heading(of: index))
  }

  /// The lines in sight of what is folded and what is not.
  private mutating func arrange() {
    lines = SheetLines(layout?.sections ?? [], folded: folded)
  }
}
