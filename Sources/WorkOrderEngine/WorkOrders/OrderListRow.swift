public import Configuration
public import ServiceClock

/// A row of a list of orders.
public struct OrderListRow: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The number that people say.
  public var number: String
  /// The reference in the system it was imported from.
  public var reference: String?
  /// The code of its campus.
  public var campus: String
  /// The id of its campus.
  public var campusID: Int64
  /// Where it stands in its life.
  public var stage: OrderStage
  /// How urgent it is.
  public var priority: Priority
  /// The id of its category.
  public var category: String
  /// The names of the place from below the campus down.
  public var place: String
  /// The codes of the place.
  public var placePath: String
  /// What was said.
  public var text: String
  /// Who has it in hand.
  public var holder: Holder
  /// The holder's name; empty for those that have none.
  public var holderName: String
  /// It is a major problem.
  public var isMajor: Bool
  /// How often it was seen again.
  public var sightings: Int
  /// Tellings that nobody has signed for.
  public var unsigned: Int
  /// The reporter waits to be told the outcome.
  public var isUntold: Bool
  /// An extension waits for a decision.
  public var asksExtension: Bool
  /// Which cycle it is in, from 1.
  public var cycle: Int
  /// When it was reported.
  public var reported: Instant
  /// The hold that stands, with the time it wakes.
  public var hold: StandingHold?
  /// The clocks of the cycle that runs now.
  public var clocks: [ClockFace]
  /// The sequence of its last event: what somebody who acts on the row has seen.
  public var lastEvent: Int64 = 0

  /// The clock to show where there is room for one.
  public var clock: ClockFace? { clocks.foremost }
}

/// A hold that stands now.
public struct StandingHold: Hashable, Sendable {
  /// What it waits for.
  public var reason: HoldReason
  /// When it began.
  public var since: Instant
  /// When it wakes by itself.
  public var wakes: Instant?
}

/// A page of a list; `next` continues it.
public struct Page<Item: Sendable>: Sendable {
  /// What stands on the page.
  public var items: [Item]
  /// The cursor of the next page; `nil`: this was the last.
  public var next: String?

  /// The page with each of its items changed.
  public func map<Other>(_ change: (Item) throws -> Other) rethrows -> Page<Other> {
    Page<Other>(items: try items.map(change), next: next)
  }
}
