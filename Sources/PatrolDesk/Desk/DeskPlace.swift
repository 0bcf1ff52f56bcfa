public import Localization

/// The places of the desk that a digit goes to (screens.md, Frame).
public enum DeskPlace: Int, CaseIterable, Sendable {
  /// 今日: what is mine, or what a supervisor must see.
  case today = 1
  /// 巡检: routes, rounds and the walk.
  case rounds
  /// 工单: the list of orders.
  case orders
  /// 上报: the escalation queue.
  case escalations
  /// 交接: the handover sheet.
  case handover
  /// 统计: figures.
  case statistics
  /// 设施: the tree of places.
  case facilities
  /// 人员: staff, crews and shifts.
  case people

  /// The key of its name in the string tables.
  public var title: MessageKey { "desk.place.\(name)" }

  /// Its name in commands: `:orders`.
  public var name: String {
    switch self {
    case .today: "today"
    case .rounds: "rounds"
    case .orders: "orders"
    case .escalations: "escalations"
    case .handover: "handover"
    case .statistics: "statistics"
    case .facilities: "facilities"
    case .people: "people"
    }
  }
}
