/// Something that `doctor` found wrong. The words belong to the string tables.
public struct Problem: Hashable, Codable, Sendable {
  /// Which kind it is: the name of two sentences, what it is and what to do.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// The file itself is damaged, or a row names one that is missing.
    case file
    /// Values of a column are stored otherwise than this program stores them.
    case value
    /// A cached column of an order differs from its events.
    case column
    /// A cached row beside an order differs from its events.
    case row
    /// An event that cannot be read.
    case unreadableEvent
    /// A history that is impossible.
    case impossibleHistory
    /// Events of an order that has no row, or a row without events.
    case missing
    /// A counter differs from what it counts.
    case counter
    /// A link that leads in a circle or nowhere.
    case link
    /// The events do not hang together, or not with a sheet.
    case chain
    /// The stored bytes of a handover sheet are not those that were signed.
    case sheet
    /// A table that no event makes row by row was changed by something else than this program.
    case table
    /// The text of a version of the rules is not the one that was loaded.
    case configuration
    /// A day of the roster is not as it was entered.
    case roster
    /// The search index lacks rows, or has too many.
    case search
    /// What is kept of somebody's passphrase is none that this program makes.
    case credential
    /// Messages that `[notify] command` does not deliver.
    case telling
  }

  /// Which kind it is.
  public var kind: Kind
  /// Where: an order number with a column, an event, a counter.
  public var place: String
  /// What was found there; may be empty.
  public var found: String
  /// What should stand there; may be empty.
  public var expected: String

  /// A problem at a place.
  public init(kind: Kind, place: String, found: String = "", expected: String = "") {
    self.kind = kind
    self.place = place
    self.found = found
    self.expected = expected
  }

  /// The key of the sentence that says what is wrong.
  public var messageKey: String { "doctor.what.\(kind.rawValue)" }

  /// The key of the sentence that says what to do.
  public var adviceKey: String { "doctor.advice.\(kind.rawValue)" }

  /// The placeholders of both sentences.
  public var arguments: [String: String] {
    ["place": place, "found": found, "expected": expected]
  }
}

extension Problem {
  /// What the proof of the rounds and routes found.
  init(_ problem: RoundProblem) {
    switch problem.kind {
    case .events: self.init(kind: .impossibleHistory, place: problem.subject)
    case .missing:
      self.init(kind: .missing, place: problem.subject, found: "event", expected: "round")
    case .rows, .verdict, .route:
      self.init(
        kind: .row, place: problem.subject, found: problem.kind.rawValue, expected: "")
    case .order: self.init(kind: .link, place: problem.subject, found: "order")
    }
  }

  /// What the proof of the handover sheets found.
  init(_ problem: HandoverProblem) {
    switch problem.what {
    case .history: self.init(kind: .impossibleHistory, place: problem.sheet)
    case .column(let name): self.init(kind: .column, place: "\(problem.sheet) \(name)")
    case .digest: self.init(kind: .sheet, place: problem.sheet)
    }
  }
}
