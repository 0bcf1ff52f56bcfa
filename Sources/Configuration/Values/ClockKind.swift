/// The four clocks that a service standard may set on a work order (engine.md §2).
public enum ClockKind: String, Codable, CaseIterable, Comparable, Sendable, CodingKeyRepresentable {
  /// 接单: from the report until somebody takes the order.
  case accept
  /// 到场: from the report or the appointment until somebody stands there.
  case arrive
  /// 控险: from the report until the danger is contained.
  case makeSafe
  /// 完工: from the report or the appointment until the repair is done; the only clock a hold stops.
  case complete

  /// Orders the clocks as an order meets them: accept, arrive, make safe, complete.
  public static func < (left: ClockKind, right: ClockKind) -> Bool {
    left.place < right.place
  }

  /// The spelling of this clock in configuration files.
  public var key: String { self == .makeSafe ? "make_safe" : rawValue }

  private var place: Int {
    switch self {
    case .accept: 0
    case .arrive: 1
    case .makeSafe: 2
    case .complete: 3
    }
  }
}
