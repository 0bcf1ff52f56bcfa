import Screen
import WorkOrderEngine

/// The sheets of the campus, the newest first, as far as they are loaded.
struct SheetList: Hashable, Sendable {
  /// The rows a page has.
  static let pageSize = 100

  var rows: [SheetRow] = []
  /// What the next page is asked for by; `nil` after the last, and while it is asked for.
  var next: String?
  var isLoaded = false
  var window = ListWindow()
  /// The sheet that is read, or asked for, by its row in the table.
  var reading: Int64?

  var selected: SheetRow? { window.selected.map { rows[$0] } }

  /// Takes a page in: the first replaces all, the selection staying on its sheet.
  mutating func take(_ page: SheetPage, after: String?) {
    let wanted = selected?.sheet.id
    rows = after == nil ? page.rows : rows + page.rows
    next = page.next
    isLoaded = true
    window.fit(count: rows.count, rows: window.rows)
    if let index = rows.firstIndex(where: { $0.sheet.id == wanted }) { window.select(index) }
  }
}

/// A sheet in the list.
struct SheetRow: Hashable, Sendable {
  /// What the engine says of it, as for `patrol handover list`.
  var sheet: HandoverListRow
  /// What the shift is called.
  var shift: String
  /// What the leader is called who gave it.
  var leaving: String
  /// What the one is called who received or refused it; empty before.
  var arriving: String
}

/// A page of the list.
struct SheetPage: Hashable, Sendable {
  var rows: [SheetRow]
  /// What the next page is asked for by; `nil` after the last.
  var next: String?
}

extension DeskModel {
  /// The sheets that are loaded already, at least a page.
  var sheetsQuery: Query {
    .sheets(after: nil, limit: max(SheetList.pageSize, handover.list?.rows.count ?? 0))
  }

  /// What of the place 交接 is in sight: a sheet of the list, the list, or the sheet of the shift.
  var handoverQuery: Query {
    guard let list = handover.list else { return .sheet }
    return list.reading.map { .pastSheet($0) } ?? sheetsQuery
  }

  /// Keys of the list.
  mutating func updateSheets(_ action: Action) -> [Effect] {
    guard var list = handover.list else { return [] }
    defer { if handover.list != nil { handover.list = list } }
    switch action {
    case .move(let movement):
      _ = list.window.handle(movement.key)
      guard let next = list.next, let selected = list.window.selected,
        selected + list.window.rows >= list.rows.count
      else { return [] }
      list.next = nil  // Asked for; the answer brings the one after it.
      return [.ask(.sheets(after: next, limit: SheetList.pageSize))]
    case .open:
      guard let id = list.selected?.sheet.id else { return [] }
      list.reading = id
      return [.ask(.pastSheet(id))]
    case .back:
      handover.stepBack()
      return [.ask(.sheet)]
    default: return []
    }
  }
}
