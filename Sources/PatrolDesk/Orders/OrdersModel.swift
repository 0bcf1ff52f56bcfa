import Screen

/// The list of orders and the order that is read beside it.
struct OrdersModel: Hashable, Sendable {
  /// The lines a page has.
  static let pageSize = 100

  /// The filter in force, as typed.
  var filter = "state:open"
  /// A filter that the engine refused, and why.
  var refusal: FilterRefusal?
  var lines: [OrderLine] = []
  var next: String?
  var count: Int?
  var isMore = false
  /// The engine has answered at least once.
  var isLoaded = false
  var window = ListWindow()
  /// Numbers of orders to which the next step applies as well.
  var marked: Set<String> = []
  /// The selected order with its story, when that is in sight.
  var detail: OrderDetail?
  /// The detail has the focus.
  var isReading = false
  var detailTop = 0

  var selected: OrderLine? { window.selected.map { lines[$0] } }

  /// Takes a page in: the first replaces all, the selection staying on its order.
  mutating func take(_ page: OrderPage, after: String?) {
    let wanted = selected?.number
    if after == nil {
      lines = page.lines
    } else {
      lines += page.lines
    }
    next = page.next
    if after == nil { (count, isMore) = (page.count, page.isMore) }
    isLoaded = true
    marked.formIntersection(lines.map(\.number))
    let index = lines.firstIndex { $0.number == wanted }
    window.fit(count: lines.count, rows: window.rows)
    if let index { window.select(index) }
    if let detail, detail.line.number != selected?.number { self.detail = nil }
  }
}

/// A filter that means nothing, with the words that say so.
struct FilterRefusal: Hashable, Sendable {
  var filter: String
  var words: String
}
