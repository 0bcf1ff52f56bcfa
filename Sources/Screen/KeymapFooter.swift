import TextCells

/// One entry of a footer: a key and what it does.
public struct FooterItem: Hashable, Sendable {
  /// The id of the binding.
  public let id: String
  /// The key as it is shown.
  public let key: String
  /// What it does, in one or two words.
  public let label: String
  /// Whether it can be done now.
  public let isEnabled: Bool

  /// Columns of key, blank and label.
  public var width: Int { key.displayWidth + 1 + label.displayWidth }
}

extension Keymap {
  /// The columns between two footer items; ``narrowGap`` where not all of them fit so.
  public static var footerGap: Int { 3 }

  /// The columns between two footer items where it is narrow.
  public static var narrowGap: Int { 2 }

  /// The footer's items that fit, the help first. When it is narrow the last of the table go
  /// first, the disabled before them, and the help goes last.
  ///
  /// - Parameters:
  ///   - columns: the room for all of them with their gaps.
  ///   - translate: the text for a message key or a key's label.
  public func footer(columns: Int, translate: (String) -> String) -> [FooterItem] {
    let shown = bindings.filter { $0.inFooter && !$0.shownKeys(translate).isEmpty }
    let helpFirst =
      shown.filter { $0.id == Binding<Action>.helpID }
      + shown.filter { $0.id != Binding<Action>.helpID }
    var items = helpFirst.map {
      FooterItem(
        id: $0.id, key: $0.shownKeys(translate), label: translate($0.label),
        isEnabled: $0.disabledReason == nil)
    }
    let gap = Self.gap(items, columns: columns)
    while Self.width(items, gap: gap) > columns, !items.isEmpty {
      let victim =
        items.lastIndex { !$0.isEnabled && $0.id != Binding<Action>.helpID } ?? items.count - 1
      items.remove(at: victim)
    }
    return items
  }

  private static func width(_ items: [FooterItem], gap: Int) -> Int {
    items.reduce(0) { $0 + $1.width } + gap * max(0, items.count - 1)
  }

  private static func gap(_ items: [FooterItem], columns: Int) -> Int {
    width(items, gap: footerGap) <= columns ? footerGap : narrowGap
  }

  /// Draws the footer in the first row of an area.
  ///
  /// - Parameters:
  ///   - surface: what to draw on.
  ///   - area: its row.
  ///   - trailing: a text at the right end, such as who sits here; left out before any key is.
  ///   - translate: the text for a message key or a key's label.
  public func drawFooter(
    on surface: inout Surface, in area: Area, trailing: String = "",
    translate: (String) -> String
  ) {
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    let inner = area.columns - 2
    let all = footer(columns: .max, translate: translate)
    let fits =
      Self.width(all, gap: Self.footerGap) + Self.footerGap + trailing.displayWidth <= inner
    let items = fits ? all : footer(columns: inner, translate: translate)
    let gap = fits ? Self.footerGap : Self.gap(all, columns: inner)
    var column = area.column + 1
    for item in items {
      let key = Style(item.isEnabled ? .accent : .dim, bold: item.isEnabled)
      let label = Style(item.isEnabled ? .plain : .dim)
      let line = StyledLine(item.key, key).adding(" ", label).adding(item.label, label)
      column += surface.put(line, at: Position(row: area.row, column: column))
      column += gap
    }
    if fits, !trailing.isEmpty {
      let start = area.column + area.columns - 1 - trailing.displayWidth
      surface.put(trailing, at: Position(row: area.row, column: start), style: .dim)
    }
  }
}
