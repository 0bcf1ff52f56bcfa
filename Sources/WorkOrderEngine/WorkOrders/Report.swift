public import Configuration
public import ServiceClock

/// What was told to us: the content of the event `reported`.
public struct Report: Hashable, Codable, Sendable {
  /// The id of its place.
  public var place: Int64
  /// The kind of its place as it was then, such as `dormitory`: part of what sets the targets. `nil`
  /// in events from before it was kept; then the place's own kind counts.
  public var kind: String?
  /// The id of its asset.
  public var asset: Int64?
  /// The id of a category.
  public var category: String
  /// How urgent it is.
  public var priority: Priority
  /// The trigger of the standards that set the priority, by id.
  public var trigger: String?
  /// What was said, in its own words.
  public var text: String
  /// The person who told us, when it was not one of the staff.
  public var reporter: String
  /// A telephone number or an address of the reporter.
  public var contact: String
  /// The clocks arrive and complete start then, when it is later than the report.
  public var appointment: Instant?
  /// The agreed completion time (P5, or a target in an imported file).
  public var agreed: Instant?
  /// The check of a round that failed: its stop and item.
  public var finding: FindingOrigin?
  /// The id of the order whose repair it goes on from, when that is closed for too long.
  public var follows: Int64?
  /// The id of the order of which it is a part (a child): that one is complete when all parts are.
  public var parent: Int64?
  /// A reference in the system that the order was imported from.
  public var reference: String?
  /// Imported: it carries only the completion clock.
  public var imported: Bool
  /// The version of the configuration under which it was reported.
  public var standard: Int64

  /// A report.
  public init(
    place: Int64, kind: String? = nil, asset: Int64? = nil, category: String, priority: Priority,
    trigger: String? = nil, text: String, reporter: String = "", contact: String = "",
    appointment: Instant? = nil, agreed: Instant? = nil, finding: FindingOrigin? = nil,
    follows: Int64? = nil, parent: Int64? = nil, reference: String? = nil, imported: Bool = false,
    standard: Int64
  ) {
    self.place = place
    self.kind = kind
    self.asset = asset
    self.category = category
    self.priority = priority
    self.trigger = trigger
    self.text = text
    self.reporter = reporter
    self.contact = contact
    self.appointment = appointment
    self.agreed = agreed
    self.finding = finding
    self.follows = follows
    self.parent = parent
    self.reference = reference
    self.imported = imported
    self.standard = standard
  }
}

/// The failed check that an order came from.
public struct FindingOrigin: Hashable, Codable, Sendable {
  /// The id of the round.
  public var round: Int64
  /// The id of the stop.
  public var stop: Int64
  /// The id of the check item.
  public var item: String

  /// The check `item` at the stop with this id of the round with this id.
  public init(round: Int64, stop: Int64, item: String) {
    self.round = round
    self.stop = stop
    self.item = item
  }
}

/// New values for what was reported wrongly; `nil` leaves a field as it is.
public struct Correction: Hashable, Codable, Sendable {
  /// The id of its place.
  public var place: Int64?
  /// The kind of the place it is moved to.
  public var kind: String?
  /// The id of its asset.
  public var asset: Int64?
  /// What was said, in its own words.
  public var text: String?
  /// Who told us.
  public var reporter: String?
  /// How to reach the reporter.
  public var contact: String?

  /// A correction of the named fields.
  public init(
    place: Int64? = nil, kind: String? = nil, asset: Int64? = nil, text: String? = nil,
    reporter: String? = nil, contact: String? = nil
  ) {
    self.place = place
    self.kind = kind
    self.asset = asset
    self.text = text
    self.reporter = reporter
    self.contact = contact
  }
}

/// What the repair found and did.
public struct Completion: Hashable, Codable, Sendable {
  /// What the cause was.
  public var cause: String
  /// What was done.
  public var remedy: String
  /// Labour, in minutes; `nil` when nobody wrote it down.
  public var minutes: Int?
  /// Parts used, one free line each.
  public var parts: [String]

  /// A completion.
  public init(cause: String, remedy: String, minutes: Int? = nil, parts: [String] = []) {
    self.cause = cause
    self.remedy = remedy
    self.minutes = minutes
    self.parts = parts
  }
}

/// A level of an escalation policy that was reached.
public struct Escalated: Hashable, Codable, Sendable {
  /// The ladder: a clock's name, or `major`.
  public var ladder: String
  /// The id of the level.
  public var level: String
  /// The staff member who was told; `nil` when nobody has the role.
  public var told: Int64?
  /// The role on whose behalf that person was told, or `holder`.
  public var role: String
  /// The first telling of the level was not answered, this is the next person.
  public var onward: Bool

  /// A level reached on a ladder.
  public init(ladder: String, level: String, told: Int64?, role: String, onward: Bool = false) {
    self.ladder = ladder
    self.level = level
    self.told = told
    self.role = role
    self.onward = onward
  }
}
