/// How urgent an order is, P1 first (R7: urgent things urgently).
public enum Priority: String, Codable, CaseIterable, Comparable, Sendable, CodingKeyRepresentable {
  /// 抢修: emergency.
  case p1 = "P1"
  /// 急修: urgent.
  case p2 = "P2"
  /// 小修: ordinary small repair.
  case p3 = "P3"
  /// 中修: larger repair.
  case p4 = "P4"
  /// 大修: planned work by agreed date.
  case p5 = "P5"

  /// The figure alone, 1 for P1 to 5 for P5, as filters compare it.
  public var number: Int {
    switch self {
    case .p1: 1
    case .p2: 2
    case .p3: 3
    case .p4: 4
    case .p5: 5
    }
  }

  /// The more urgent priority is the smaller one.
  public static func < (left: Priority, right: Priority) -> Bool {
    left.number < right.number
  }
}
