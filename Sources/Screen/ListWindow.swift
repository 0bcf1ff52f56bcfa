/// Which items of a list are visible and which one is selected.
///
/// The selected item is always visible, and the window never shows blank rows below the last item
/// while items above are hidden.
public struct ListWindow: Hashable, Sendable {
  /// How many items there are.
  public private(set) var count: Int
  /// How many fit.
  public private(set) var rows: Int
  /// The first visible item.
  public private(set) var top: Int
  private var index: Int

  /// A window.
  ///
  /// - Parameters:
  ///   - count: how many items there are.
  ///   - rows: how many fit.
  ///   - selected: the selected item, moved into the list when it lies outside.
  public init(count: Int = 0, rows: Int = 1, selected: Int = 0) {
    self.count = max(0, count)
    self.rows = max(1, rows)
    top = 0
    index = 0
    select(selected)
  }

  /// The selected item; nil when there is none to select.
  public var selected: Int? { count == 0 ? nil : index }

  /// The items to draw.
  public var visible: Range<Int> { top..<min(count, top + rows) }

  /// Adapts to another number of items or rows; the selection stays on its index as far as
  /// possible.
  public mutating func fit(count: Int, rows: Int) {
    self.count = max(0, count)
    self.rows = max(1, rows)
    select(index)
  }

  /// Selects an item and scrolls no further than needed to show it.
  public mutating func select(_ item: Int) {
    index = min(max(0, item), max(0, count - 1))
    if index < top { top = index }
    if index >= top + rows { top = index - rows + 1 }
    top = max(0, min(top, count - rows))
  }

  /// Moves the selection by so many items, up when negative.
  public mutating func move(by items: Int) {
    select(index + items)
  }

  /// Moves the selection to a neighbour. Where it leaves the window, the window moves on by half of what
  /// it shows: on a slow line most steps then cost two rows, and not all of them.
  private mutating func step(_ direction: Int) {
    let before = top
    move(by: direction)
    if top != before { top = max(0, min(index - rows / 2, count - rows)) }
  }

  /// Moves by a page: the selection and the window together, one row overlapping.
  private mutating func page(_ direction: Int) {
    let step = max(1, rows - 1) * direction
    top = max(0, min(top + step, count - rows))
    move(by: step)
  }

  /// Arrows, `j`, `k`, Home, End, PgUp, PgDn and the wheel.
  ///
  /// - Returns: whether the key meant something to a list, even when the end was reached.
  public mutating func handle(_ key: Key) -> Bool {
    switch key.folded {
    case .up, .character("k"): step(-1)
    case .down, .character("j"): step(1)
    case .home: select(0)
    case .end: select(count - 1)
    case .pageUp: page(-1)
    case .pageDown: page(1)
    case .mouse(let event) where event.action == .wheelUp: move(by: -3)
    case .mouse(let event) where event.action == .wheelDown: move(by: 3)
    default: return false
    }
    return true
  }
}
