/// One thing that happens in a simulated world, as a value that can be given again in another one.
///
/// It names orders, routes and people by their place in the world's lists, modulo their number, so
/// that it still means something after other steps were left out.
public struct Step: Hashable, Codable, Sendable {
  /// Seconds since the step before; negative: the caller's clock was set back.
  public var wait: Int64
  /// How many seconds ago it happened; 0: now.
  public var late: Int64
  /// Who does it, as the place in the list of staff.
  public var who: Int
  /// The command is given twice under one id.
  public var isRepeated: Bool
  /// At which terminal it is done: each has the file open for itself, as two processes have.
  public var terminal: Int
  /// What is done.
  public var deed: Deed

  /// A step.
  public init(
    wait: Int64, late: Int64 = 0, who: Int = 0, isRepeated: Bool = false, terminal: Int = 0,
    deed: Deed
  ) {
    (self.wait, self.late, self.who, self.isRepeated) = (wait, late, who, isRepeated)
    (self.terminal, self.deed) = (terminal, deed)
  }
}

/// What is done in a step. Whole numbers stand for choices and are taken modulo what there is.
public enum Deed: Hashable, Codable, Sendable {
  /// A defect is reported.
  case log(Logging)
  /// Something is done with an order; `value` chooses among priorities, reasons, days.
  case order(Int, OrderDeed, value: Int)
  /// A round is brought in that ends now.
  case walk(route: Int, minutes: Int64, failures: Int, isComplete: Bool)
  /// Something is done on a round that is walked item by item.
  case round(route: Int, RoundDeed, value: Int)
  /// Something that the office does besides.
  case office(OfficeDeed, value: Int)
  /// Something is done with a handover sheet.
  case handover(HandoverDeed, value: Int)
  /// A route is suspended for some days from some days on.
  case suspend(route: Int, after: Int, days: Int)
  /// The first suspension of a route is lifted.
  case lift(route: Int)
  /// Heightened watch ends by hand.
  case endWatch(route: Int)
  /// Another configuration counts from now on.
  case configure(Int)
  /// What came due is run.
  case tick
}

/// How a defect is reported.
public struct Logging: Hashable, Codable, Sendable {
  /// Which place.
  public var place: Int
  /// Which category.
  public var category: Int
  /// 0: as the words suggest; else P1…P5.
  public var priority: Int
  /// Marked major at once.
  public var isMajor: Bool
  /// Seconds until the appointment.
  public var appointment: Int64?
  /// Seconds until the agreed completion.
  public var agreed: Int64?
  /// Repaired on the spot.
  public var isDone: Bool

  /// A report.
  public init(
    place: Int = 0, category: Int = 0, priority: Int = 0, isMajor: Bool = false,
    appointment: Int64? = nil, agreed: Int64? = nil, isDone: Bool = false
  ) {
    (self.place, self.category, self.priority) = (place, category, priority)
    (self.isMajor, self.appointment, self.agreed) = (isMajor, appointment, agreed)
    self.isDone = isDone
  }
}
