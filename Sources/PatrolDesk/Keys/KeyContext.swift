public import Localization

/// Where a key is pressed: each context has a table of its own.
public enum KeyContext: String, CaseIterable, Sendable {
  /// Every screen, unless its own table says otherwise.
  case everywhere
  /// 今日.
  case today
  /// 巡检: the routes and their rounds.
  case rounds
  /// On a round, at a stop.
  case walk
  /// 工单: the list, and one order.
  case orders
  /// 上报.
  case escalations
  /// 交接.
  case handover
  /// The list of the sheets of the campus.
  case sheets
  /// 统计.
  case statistics
  /// 设施.
  case facilities
  /// 人员.
  case people
  /// Help, an explanation, a difference: text to read.
  case reading
  /// The list of campuses.
  case choosing
  /// The list of saved filters.
  case filters
  /// A form.
  case form
  /// The field in which a place of the tree is looked for.
  case placeSearch
  /// One line that is asked for: a filter, a command.
  case prompt
  /// The question whether what was typed shall be thrown away.
  case discard
  /// The question whether a long deed shall be stopped to leave.
  case leaving
  /// The question whether to go on with an order that others have changed.
  case changed
  /// The question whether to give a sheet although something is missing.
  case giving
  /// Before a desk, where people sign in.
  case signIn
  /// Over a desk that is locked.
  case locked

  /// The key of its title in the string tables.
  public var title: MessageKey {
    switch self {
    case .everywhere: "key.everywhere"
    case .today, .rounds, .walk, .orders, .escalations, .handover, .statistics, .facilities,
      .people, .form:
      "desk.place.\(rawValue)"
    case .sheets, .reading, .choosing, .filters, .placeSearch, .prompt, .discard, .leaving,
      .changed, .giving, .signIn, .locked:
      "key.context.\(rawValue)"
    }
  }

  /// Whether characters are text there, not commands.
  var isText: Bool {
    switch self {
    case .form, .placeSearch, .prompt, .signIn, .locked: true
    default: false
    }
  }

  /// Whether the keys of ``everywhere`` work there too.
  var isOpen: Bool {
    switch self {
    case .form, .placeSearch, .prompt, .discard, .leaving, .changed, .giving, .choosing, .filters,
      .signIn, .locked:
      false
    default: true
    }
  }
}
