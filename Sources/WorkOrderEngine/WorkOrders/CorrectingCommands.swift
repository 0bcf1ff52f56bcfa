public import Configuration
public import ServiceClock

/// Sets another priority; the clocks are recomputed from the report and keep what was held.
public struct PrioritizeOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "prioritizeOrder"
  /// The order's number as typed.
  public var order: String
  /// How urgent it is.
  public var priority: Priority
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Sets the priority of `order`.
  public init(order: String, priority: Priority, happened: Instant? = nil) {
    (self.order, self.priority, self.happened) = (order, priority, happened)
  }

  /// The event prioritized.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] { [.prioritized(priority)] }
}

/// Sets another category.
public struct CategorizeOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "categorizeOrder"
  /// The order's number as typed.
  public var order: String
  /// The id of a category.
  public var category: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Sets the category of `order`.
  public init(order: String, category: String, happened: Instant? = nil) {
    (self.order, self.category, self.happened) = (order, category, happened)
  }

  /// The event categorized.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    guard
      let found = try transaction.snapshot.rulebook().configuration
        .category(named: TypedText.folded(category))
    else { throw EngineError.unknownCategory(category) }
    return [.categorized(found.id)]
  }
}

/// Corrects what was reported wrongly; `nil` leaves a field as it is.
public struct CorrectOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "correctOrder"
  /// The order's number as typed.
  public var order: String
  /// A path, a title or an alias on the same campus.
  public var place: String?
  /// The code of a piece of equipment on the same campus.
  public var asset: String?
  /// What was said, in its own words.
  public var text: String?
  /// Who told us.
  public var reporter: String?
  /// How to reach the reporter.
  public var contact: String?
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Corrects `order`.
  public init(
    order: String, place: String? = nil, asset: String? = nil, text: String? = nil,
    reporter: String? = nil, contact: String? = nil, happened: Instant? = nil
  ) {
    (self.order, self.place, self.asset, self.text) = (order, place, asset, text)
    (self.reporter, self.contact, self.happened) = (reporter, contact, happened)
  }

  /// The event corrected; the place stays on the campus.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    let place = try place.map { try transaction.snapshot.place(named: $0) }
    if let place, place.campus != file.campus {
      throw EngineError.malformed(field: "place", value: place.path)
    }
    let correction = Correction(
      place: place?.id, kind: place?.kind,
      asset: try asset.map { try transaction.snapshot.asset(coded: $0, on: file.campus).id },
      text: try text.map { try TypedText.required($0, field: "text") },
      reporter: try reporter.map { try TypedText.limited($0, field: "reporter") },
      contact: try contact.map { try TypedText.limited($0, field: "contact") })
    guard correction != Correction() else { throw EngineError.empty(field: "correction") }
    return [.corrected(correction)]
  }
}

/// Another report of a fault that already has an open order.
public struct SightDefect: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "sightDefect"
  /// It stands beside whatever else is done.
  public static let onlyAdds = true
  /// The order's number as typed.
  public var order: String
  /// What was said, in its own words.
  public var text: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// The fault of `order` was seen again.
  public init(order: String, text: String = "", happened: Instant? = nil) {
    (self.order, self.text, self.happened) = (order, text, happened)
  }

  /// The event sighted.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] { [.sighted(text: try TypedText.limited(text, field: "text"))] }
}

/// Writes a remark into the order's story.
public struct CommentOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "commentOrder"
  /// It stands beside whatever else is done.
  public static let onlyAdds = true
  /// The order's number as typed.
  public var order: String
  /// The remark.
  public var text: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Writes `text` on `order`.
  public init(order: String, text: String, happened: Instant? = nil) {
    (self.order, self.text, self.happened) = (order, text, happened)
  }

  /// The event commented.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] { [.commented(text: try TypedText.required(text, field: "comment"))] }
}

/// Records that the reporter has been told the outcome (R6, R8).
public struct TellReporter: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "tellReporter"
  /// It stands beside whatever else is done.
  public static let onlyAdds = true
  /// The order's number as typed.
  public var order: String
  /// A remark; may be empty.
  public var note: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// The reporter of `order` has been told.
  public init(order: String, note: String = "", happened: Instant? = nil) {
    (self.order, self.note, self.happened) = (order, note, happened)
  }

  /// The event told.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] { [.told(note: try TypedText.limited(note, field: "note"))] }
}

/// The reporter's answer: 1 very dissatisfied … 5 very satisfied (R8).
public struct RateOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "rateOrder"
  /// It stands beside whatever else is done.
  public static let onlyAdds = true
  /// The order's number as typed.
  public var order: String
  /// The reporter's answer, 1 to 5.
  public var rating: Int
  /// A remark; may be empty.
  public var note: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Rates `order`.
  public init(order: String, rating: Int, note: String = "", happened: Instant? = nil) {
    (self.order, self.rating, self.note) = (order, rating, note)
    self.happened = happened
  }

  /// The event rated; not by the one who repaired.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    guard (1...5).contains(rating) else {
      throw EngineError.outside("rating", rating, 1...5)
    }
    try transaction.requireNotRepairer(of: file)
    return [.rated(rating, note: try TypedText.limited(note, field: "note"))]
  }
}
