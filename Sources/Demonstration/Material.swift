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
  /// What of it is broken: by it remedies and other texts are found.
  var part: String
  /// A kind of place; `*` is any that people use indoors.
  var kind: String
  var spot = Spot.anywhere
  var priority: Priority
  var isMajor: Bool
  var weight = 1
  /// When in the year it comes up.
  var season = Season.always
  var text: String
}

/// What a check of a round finds that fails.
struct Finding: Hashable {
  var category: String
  /// The id of the check item.
  var item: String
  var part: String
  var text: String

  /// Whether an order was reported in its words, with whatever numbers.
  func isTold(in report: String) -> Bool {
    let pieces = text.split(separator: "{", omittingEmptySubsequences: false)
    return pieces.enumerated().allSatisfy { index, piece in
      let words = index == 0 ? piece : piece.drop { $0 != "}" }.dropFirst()
      return words.isEmpty || report.contains(words)
    }
  }
}

/// What a repair found and did.
struct Remedy: Hashable {
  var category: String
  var part: String
  /// What it needs from the store; `nil`: nothing.
  var used: String?
  var cause: String
  var remedy: String
}

/// Why a repair waits, and for how long as a rule.
struct Waiting: Hashable {
  var reason: HoldReason
  var days: Int
  var wording: Wording
}

/// Somebody who reports.
struct Caller: Hashable {
  /// The code of a campus, or `*`.
  var campus: String
  /// A kind of building, or `*`.
  var kind: String
  var name: String
  var contact: String
}

/// What the demonstration is told from: the lines of its files.
struct Material {
  var defects: [Defect]
  private var findings: [Finding]
  private var remedies: [String: [Remedy]]
  private var waitings: [Waiting]
  private var callers: [Caller]
  private var comments: [CommentUse: [Wording]] = [:]

  /// Reads the files that are compiled in.
  init() throws(DemonstrationError) {
    defects = try Self.lines(of: .defects, columns: 8) { columns in
      let urgency = columns[4].split(separator: " ")
      guard let priority = Priority(rawValue: String(urgency[0])), let weight = Int(columns[5]),
        let season = Season(columns[6])
      else { return nil }
      return Defect(
        category: columns[0], part: columns[1], kind: columns[2], spot: Spot(columns[3]),
        priority: priority, isMajor: urgency.count > 1, weight: weight, season: season,
        text: columns[7])
    }
    findings = try Self.lines(of: .findings, columns: 4) { columns in
      Finding(category: columns[0], item: columns[1], part: columns[2], text: columns[3])
    }
    let remedies = try Self.lines(of: .remedies, columns: 5) { columns in
      Remedy(
        category: columns[0], part: columns[1], used: columns[2] == "-" ? nil : columns[2],
        cause: columns[3], remedy: columns[4])
    }
    self.remedies = Dictionary(grouping: remedies) { $0.part }
    waitings = try Self.lines(of: .holds, columns: 5) { columns in
      guard let reason = HoldReason(rawValue: columns[0]), let days = Int(columns[2]),
        let season = Season(columns[3])
      else { return nil }
      let wording = Wording(subject: Subject(columns[1]), season: season, text: columns[4])
      return Waiting(reason: reason, days: days, wording: wording)
    }
    callers = try Self.lines(of: .reporters, columns: 4) { columns in
      Caller(campus: columns[0], kind: columns[1], name: columns[2], contact: columns[3])
    }
    let comments = try Self.lines(of: .comments, columns: 4) { columns in
      CommentUse(rawValue: columns[0]).flatMap { use in
        Season(columns[2]).map {
          (use, Wording(subject: Subject(columns[1]), season: $0, text: columns[3]))
        }
      }
    }
    for (use, wording) in comments { self.comments[use, default: []].append(wording) }
  }

  /// The ways to repair a part.
  func remedies(of part: String, category: String) -> [Remedy] {
    (remedies[part] ?? []).filter { $0.category == category }
  }

  /// What a check can find.
  func findings(of item: String, category: String) -> [Finding] {
    findings.filter { $0.item == item && $0.category == category }
  }

  /// The texts for a use that fit a month, and something of which these words hold.
  func comments(_ use: CommentUse, _ words: Set<String>, in month: Int) -> [Wording] {
    (comments[use] ?? []).filter { $0.fits(words, in: month) }
  }

  /// What a repair may have to wait for in a month; for parts only one that needs any.
  func waitings(_ words: Set<String>, for remedy: Remedy?, in month: Int) -> [Waiting] {
    waitings.filter {
      $0.wording.fits(words, in: month) && ($0.reason != .parts || remedy?.used != nil)
    }
  }

  /// Who may call from a kind of building on a campus; who speaks for a building only from there.
  ///
  /// - Parameter isOther: whether a name begins with that of another building.
  func callers(campus: String, kind: String, isOther: (String) -> Bool) -> [Caller] {
    let here = callers.filter {
      ($0.campus == campus || $0.campus == "*") && ($0.kind == kind || $0.kind == "*")
        && !isOther($0.name)
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
