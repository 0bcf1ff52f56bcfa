import WorkOrderEngine

/// A file of the demonstration does not have the form that its README says.
public struct DemonstrationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the file.
  public var file: String
  /// The number of the line, from 1.
  public var line: Int

  /// The place in words.
  public var description: String { "demonstration/\(file):\(line)" }
}

/// A fault that people report.
struct Defect: Hashable {
  var category: String
  /// A kind of place; `*` is any that people use indoors.
  var kind: String
  var priority: Priority
  var isMajor: Bool
  var weight: Int
  /// When in the year it comes up.
  var season = Season.always
  var text: String
}

/// Months of the year in a row, over its end too.
struct Season: Hashable {
  private var first = 1
  private var last = 12

  static let always = Season()

  private init() {}

  /// Reads `*` or the numbers of the first and the last month, such as `11-3`.
  init?(_ text: String) {
    guard text != "*" else { return }
    let months = text.split(separator: "-").compactMap { Int($0) }
    guard months.count == 2, months.allSatisfy({ (1...12).contains($0) }) else { return nil }
    (first, last) = (months[0], months[1])
  }

  func contains(_ month: Int) -> Bool {
    first <= last ? (first...last).contains(month) : month >= first || month <= last
  }
}

/// What a repair found and did.
struct Remedy: Hashable {
  var category: String
  var cause: String
  var remedy: String
}

/// Why a repair waits, and for how long as a rule.
struct Waiting: Hashable {
  var reason: HoldReason
  /// A category, a kind of place or `*`.
  var subject: String
  var days: Int
  var text: String
}

/// Somebody who reports.
struct Caller: Hashable {
  /// The code of a campus, or `*`.
  var campus: String
  /// A kind of place, or `*`.
  var kind: String
  var name: String
  var contact: String
}

/// What the demonstration is told from: the lines of its files.
struct Material {
  var defects: [Defect]
  private var remedies: [String: [Remedy]] = [:]
  var waitings: [Waiting]
  var callers: [Caller]
  private var comments: [String: [(season: Season, text: String)]] = [:]

  /// Reads the files that are compiled in.
  init() throws(DemonstrationError) {
    defects = try Self.lines(of: .defects, columns: 6) { columns in
      let urgency = columns[2].split(separator: " ")
      guard let priority = Priority(rawValue: String(urgency[0])), let weight = Int(columns[3]),
        let season = Season(columns[4])
      else { return nil }
      return Defect(
        category: columns[0], kind: columns[1], priority: priority, isMajor: urgency.count > 1,
        weight: weight, season: season, text: columns[5])
    }
    waitings = try Self.lines(of: .holds, columns: 4) { columns in
      guard let reason = HoldReason(rawValue: columns[0]), let days = Int(columns[2]) else {
        return nil
      }
      return Waiting(reason: reason, subject: columns[1], days: days, text: columns[3])
    }
    callers = try Self.lines(of: .reporters, columns: 4) { columns in
      Caller(campus: columns[0], kind: columns[1], name: columns[2], contact: columns[3])
    }
    let remedies = try Self.lines(of: .remedies, columns: 3) { columns in
      Remedy(category: columns[0], cause: columns[1], remedy: columns[2])
    }
    for remedy in remedies { self.remedies[remedy.category, default: []].append(remedy) }
    let comments = try Self.lines(of: .comments, columns: 3) { columns in
      Season(columns[1]).map { (columns[0], $0, columns[2]) }
    }
    for (use, season, text) in comments {
      self.comments[use, default: []].append((season, text))
    }
  }

  /// The remedies of a category, or of any other when it has none.
  func remedies(of category: String) -> [Remedy] {
    remedies[category] ?? remedies["other"] ?? []
  }

  /// The texts for a use that fit a month.
  func comments(_ use: CommentUse, in month: Int) -> [String] {
    (comments[use.rawValue] ?? []).filter { $0.season.contains(month) }.map(\.text)
  }

  /// What a repair of this category at this kind of place may have to wait for.
  func waitings(category: String, kind: String) -> [Waiting] {
    waitings.filter { $0.subject == category || $0.subject == kind || $0.subject == "*" }
  }

  /// Who may call from a kind of place on a campus.
  func callers(campus: String, kind: String) -> [Caller] {
    let here = callers.filter {
      ($0.campus == campus || $0.campus == "*") && ($0.kind == kind || $0.kind == "*")
    }
    let ofTheKind = here.filter { $0.kind == kind }
    return ofTheKind.isEmpty ? here : ofTheKind
  }

  private static func lines<T>(
    of file: DemonstrationFile, columns: Int, _ read: ([String]) -> T?
  ) throws(DemonstrationError) -> [T] {
    var entries: [T] = []
    for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated() where !line.isEmpty
    {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == columns, !cells.contains(""), let entry = read(cells) else {
        throw DemonstrationError(file: file.rawValue, line: index + 1)
      }
      entries.append(entry)
    }
    guard !entries.isEmpty else { throw DemonstrationError(file: file.rawValue, line: 1) }
    return entries
  }
}

/// What a text in comments.tsv is for.
enum CommentUse: String, CaseIterable {
  case comment, instruction, isolation, keys, skip, `extension`, refusal, decline, transfer
  case cancel, withdraw, reopen, excuse, suspend, acknowledge, told, rating, handoverRefusal
  case remark, outage, onSite, visit, weather
  case finding, running, denial, smell
}
