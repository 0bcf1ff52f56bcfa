@testable import WorkOrderEngine

/// A filter as somebody types it.
enum FilterProperty {
  static func check(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let filter: OrderFilter
    do throws(FilterError) {
      filter = try OrderFilter(text)
    } catch {
      try check(error, in: text)
      return
    }
    try hold(filter.terms.count <= OrderFilter.mostTerms, "a filter has an end", text)
    for term in filter.terms {
      try stands(term.text, at: term.position, in: text)
      try comesBack(term)
    }
    try answers(filter)
  }

  private static func check(_ error: FilterError, in text: String) throws {
    try hold(!error.term.isEmpty, "an error has its term", "\(error)")
    try stands(error.term, at: error.position, in: text)
  }

  /// A position is that of its term; quotes are left out of a term, and what stood beside them may then join
  /// into one character.
  private static func stands(_ term: String, at position: Int, in text: String) throws {
    let rest = text.dropFirst(position).filter { !["\"", "“", "”"].contains($0) }
    try hold(
      (0..<text.count).contains(position)
        && rest.unicodeScalars.starts(with: term.unicodeScalars), "a term is where it stands",
      "\(term) at \(position) of \(text)")
  }

  /// A term that is written again says the same.
  private static func comesBack(_ term: OrderFilter.Term) throws {
    if case .reported(let days) = term.condition {
      try hold(FilterDays(days.text) == days, "days are written as they are read", days.text)
    }
    let isPlain = term.text.allSatisfy { !$0.isWhitespace }
    guard isPlain, case .words(let words) = term.condition, words == term.text else { return }
    let quoted = "\"\(term.text)\""
    // A mark at the beginning would join the quote.
    guard quoted.count == term.text.count + 2 else { return }
    let again = try? OrderFilter(quoted)
    try hold(
      again?.terms.map(\.condition) == [term.condition], "words in quotes are words", quoted)
  }

  /// The database answers every filter that can be read, and a minus leaves out what is found without.
  private static func answers(_ filter: OrderFilter) throws {
    let office = try FuzzOffice.shared.get()
    do {
      try office.engine.ask(now: office.now) { snapshot in
        let me = office.staff[1]
        let (page, count, isMore) = try snapshot.firstOrders(filter, limit: 50, me: me)
        let ids = page.items.map(\.number)
        try hold(
          !isMore && count == ids.count && Set(ids).count == count, "orders are listed once",
          "\(ids), \(count)")
        guard filter.terms.count == 1 else { return }
        var other = filter
        other.terms[0].isNegated.toggle()
        let rest = try snapshot.firstOrders(other, limit: 50, me: me).page.items.map(\.number)
        let all = try snapshot.firstOrders(OrderFilter(), limit: 50, me: me).page.items
        try hold(
          Set(ids).isDisjoint(with: rest) && ids.count + rest.count == all.count,
          "a minus leaves out what is found without", "\(ids) and \(rest)")
      }
    } catch is EngineError {
    } catch is FilterError {
    } catch let broken as BrokenRule {
      throw broken
    } catch {
      throw BrokenRule(rule: "the database answers", what: "\(error)")
    }
  }
}
