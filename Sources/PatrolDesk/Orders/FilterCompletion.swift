import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// A term is being typed that can still become something: it is no error yet.
  var isCompletingFilter: Bool {
    guard case .prompt(let prompt)? = layers.last, case .filter = prompt.purpose else {
      return false
    }
    return !filterCompletions(for: prompt.prompt.field.text).isEmpty
  }

  /// What the last term of a filter could become, as far as it is typed: words and keys, behind a
  /// colon the values of the key.
  func filterCompletions(for typed: String) -> [String] {
    let term = String(typed.reversed().prefix { $0 != " " }.reversed())
    let isNegated = term.hasPrefix("-")
    let bare = isNegated ? String(term.dropFirst()) : term
    guard let colon = bare.firstIndex(of: ":") else {
      guard !bare.isEmpty else { return [] }
      let names = OrderFilter.keys.map { $0 + ":" } + OrderFilter.wordsKnown
      return names.filter { $0.hasPrefix(bare.lowercased()) && $0 != bare }
    }
    let key = bare[..<colon].lowercased()
    let values = bare[bare.index(after: colon)...]
    // Behind a comma the next value begins.
    let begun = String(values.split(separator: ",", omittingEmptySubsequences: false).last ?? "")
    return filterValues(of: key, beginning: begun.foldedForGuessing)
      .filter { $0.foldedForGuessing != begun.foldedForGuessing }
  }

  /// The values of a key that begin so; a place or a person also by its name.
  private func filterValues(of key: String, beginning begun: String) -> [String] {
    func starting(_ values: [String]) -> [String] {
      values.filter { $0.foldedForGuessing.hasPrefix(begun) }
    }
    func found(_ items: [PickerItem]) -> [String] {
      items.filter { item in
        [item.id, item.text].contains { $0.foldedForGuessing.hasPrefix(begun) }
      }.map(\.id)
    }
    let today = local(now).date
    return switch key {
    case "campus": found(directory.campuses)
    case "state": starting(["open", "hold"] + OrderStage.allCases.map(\.rawValue))
    case "prio": starting(Priority.allCases.map(\.rawValue) + ["<=2", ">=3"])
    case "category": starting(directory.categories.map(\.id))
    case "place": begun.isEmpty ? [] : found(directory.places)
    case "crew": found(directory.crews)
    case "holder": starting(["@me"]) + (begun.isEmpty ? [] : found(directory.holders))
    case "route": starting(rounds.routes.map(\.code))
    case "due": starting(["<2h", "<1d", ">1d"])
    case "age": starting([">3d", ">7d", "<1d"])
    case "reported": starting(["\(today)", "\(today.isoWeek)", String("\(today)".prefix(7))])
    case "sort": starting(OrderSort.allCases.map(\.rawValue))
    default: []
    }
  }

  /// Tab in a filter: as far as all that it could become go together, or the first of them.
  func completedFilter(_ typed: String) -> String {
    let names = filterCompletions(for: typed)
    guard let first = names.first else { return typed }
    let separators: Set<Character> = [" ", ":", ",", "-"]
    let tail = typed.reversed().prefix { !separators.contains($0) }.count
    let head = String(typed.dropLast(tail))
    let begun = String(typed.suffix(tail))
    var common = first
    for name in names { common = String(zip(common, name).prefix { $0 == $1 }.map(\.0)) }
    let isLonger =
      common.count > begun.count && common.foldedForGuessing.hasPrefix(begun.foldedForGuessing)
    let chosen = isLonger ? common : first
    // A word or a value that stands alone is done; after a key its value follows.
    let isWhole = chosen == first && names.count == 1 && !chosen.hasSuffix(":")
    return head + chosen + (isWhole ? " " : "")
  }
}
