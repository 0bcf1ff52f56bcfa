import TextCells

/// Something that can be picked.
public struct PickerItem: Hashable, Sendable {
  /// What the program calls it.
  public let id: String
  /// What people read.
  public let text: String
  /// What stands dim at its right: the path, the campus. It is searched too.
  public let detail: String
  let searched: [FuzzyMatch.Prepared]

  /// An item.
  ///
  /// - Parameters:
  ///   - id: what the program calls it.
  ///   - text: what people read.
  ///   - detail: what stands dim at its right.
  ///   - aliases: other words under which it is found: pinyin initials, a code, English.
  public init(id: String, text: String, detail: String = "", aliases: [String] = []) {
    self.id = id
    self.text = SafeText(text).text
    self.detail = SafeText(detail).text
    searched = ([text, detail] + aliases).filter { !$0.isEmpty }.map(FuzzyMatch.Prepared.init)
  }
}

/// What a key did to a picker.
public enum PickerOutcome: Hashable, Sendable {
  /// Nothing: the key belongs to somebody else.
  case ignored
  /// The query or the highlighted item changed.
  case changed
  /// The highlighted item was taken; its id.
  case picked(String)
  /// Esc.
  case cancelled
}

/// A field in which a few letters find one of many items, the best match first.
public struct Picker: Hashable, Sendable {
  /// Everything that can be picked.
  public let items: [PickerItem]
  /// What is typed.
  public private(set) var query: TextField
  /// The indexes of the items that match, the best first; all in order for an empty query.
  public private(set) var matches: [Int]
  /// Which of the matches are visible and which is highlighted.
  public private(set) var window: ListWindow

  /// A picker with nothing typed.
  ///
  /// - Parameters:
  ///   - items: everything that can be picked, the likeliest first.
  ///   - query: what is typed already.
  ///   - rows: how many matches are shown.
  public init(_ items: [PickerItem], query: String = "", rows: Int = 8) {
    self.items = items
    self.query = TextField(query, limit: 200)
    matches = []
    window = ListWindow(rows: rows)
    search()
  }

  /// The highlighted item; nil when nothing matches.
  public var highlighted: PickerItem? { window.selected.map { items[matches[$0]] } }

  /// Replaces what is typed.
  public mutating func replaceQuery(_ text: String) {
    query.replace(with: text)
    search()
  }

  /// Adapts to the rows that there are for matches.
  public mutating func fit(rows: Int) {
    window.fit(count: matches.count, rows: rows)
  }

  /// Up, down, PgUp and PgDn move among the matches, Enter takes the highlighted one, Esc gives
  /// up, all else edits the query.
  public mutating func handle(_ key: Key) -> PickerOutcome {
    switch key {
    case .up, .down, .pageUp, .pageDown, .mouse:
      return window.handle(key) ? .changed : .ignored
    case .enter:
      return highlighted.map { .picked($0.id) } ?? .ignored
    case .escape:
      return .cancelled
    default:
      let old = query.text
      guard query.handle(key) else { return .ignored }
      if query.text != old { search() }
      return .changed
    }
  }

  private mutating func search() {
    let words = FuzzyMatch.words(of: query.text)
    if words.isEmpty {
      matches = Array(items.indices)
    } else {
      let scored = items.indices.compactMap { index in
        FuzzyMatch.score(words, in: items[index].searched).map { (index: index, score: $0) }
      }
      // Equal scores keep the order of the items.
      matches = scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.index)
    }
    window.fit(count: matches.count, rows: window.rows)
    window.select(0)
  }

  /// Draws the matches, one a row; the query is drawn apart.
  ///
  /// - Parameters:
  ///   - surface: what to draw on.
  ///   - area: where; its last rows stay blank when there are fewer matches.
  ///   - placeholder: what stands there when nothing matches.
  public func drawMatches(
    on surface: inout Surface, in area: Area, placeholder: String = ""
  ) {
    surface.clear(area)
    guard !area.isEmpty else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    if matches.isEmpty {
      let start = Position(row: area.row, column: area.column + 2)
      surface.put(placeholder, at: start, style: .dim, maxWidth: area.columns - 2)
    }
    let cursor = surface.cursor
    let widest = matches.prefix(100).map { items[$0].text.displayWidth }.max() ?? 0
    let table = Table(
      [
        TableColumn("", .flexible(weight: 0, least: min(widest, area.columns * 2 / 3))),
        TableColumn("", .rest),
      ], hasHeading: false)
    table.draw(on: &surface, in: area, window: window) { index in
      let item = items[matches[index]]
      return TableRow([StyledLine(item.text), StyledLine(item.detail, .dim)])
    }
    // The caret is where one types, not in the list.
    surface.cursor = cursor
  }
}
