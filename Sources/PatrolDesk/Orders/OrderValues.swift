import Screen
import WorkOrderEngine

/// The sign at the left of an order (screens.md, Signs).
enum OrderSign: Hashable, Sendable {
  case major, late, risk, hold, good, done

  init(isMajor: Bool, stage: OrderStage, word: ClockWord?) {
    if stage == .closed || stage == .cancelled {
      self = .done
    } else if isMajor {
      self = .major
    } else {
      switch word {
      case .late: self = .late
      case .atRisk: self = .risk
      case .onHold: self = .hold
      default: self = stage == .onHold ? .hold : .good
      }
    }
  }

  var ink: Ink {
    switch self {
    case .major: .major
    case .late: .late
    case .risk: .risk
    case .hold: .hold
    case .good: .good
    case .done: .dim
    }
  }

  func text(_ glyphs: Glyphs) -> String {
    switch self {
    case .major: glyphs.major
    case .late: glyphs.late
    case .risk: glyphs.risk
    case .hold: glyphs.hold
    case .good: glyphs.good
    case .done: " "
    }
  }
}

extension ClockWord {
  var ink: Ink {
    switch self {
    case .onTime, .met: .good
    case .atRisk: .risk
    case .late, .missed: .late
    case .onHold: .hold
    case .stopped: .dim
    }
  }
}

/// An order in a list.
struct OrderLine: Hashable, Sendable {
  var number: String
  var priority: Priority
  var stage: OrderStage
  var isMajor: Bool
  var isUnsigned: Bool
  /// Somebody has asked for more time, and nobody has decided.
  var asksExtension = false
  /// The clock that is due first; `nil` when none runs.
  var clock: ClockFace?
  /// When the standing hold wakes.
  var wakes: Instant?
  var place: String
  var text: String
  var holder: String
  /// The sequence of its last event; 0: not known.
  var lastEvent: Int64 = 0

  var sign: OrderSign { OrderSign(isMajor: isMajor, stage: stage, word: clock?.word) }
}

/// A page of the list.
struct OrderPage: Hashable, Sendable {
  var lines: [OrderLine]
  /// Where the next page begins; `nil` at the end.
  var next: String?
  /// How many there are; `nil` when nobody counted.
  var count: Int?
  /// There are more than `count`.
  var isMore = false
}

/// An order with its story.
struct OrderDetail: Hashable, Sendable {
  var line: OrderLine
  var category: String
  var reporter: String
  var contact: String
  var firstContact: String
  var reported: Instant
  var told: Instant?
  var clocks: [ClockFace]
  var story: [StoryLine]
  var custody: [HolderShare]
  var sightings: Int
  /// Other orders that belong to it.
  var links: [LinkedOrder] = []
  /// The orders of the last 30 days that make it a recurring one, itself last; `nil`: it is not.
  var recurrence: OrderRecurrence?
}

/// One event of an order.
struct StoryLine: Hashable, Sendable {
  var happened: Instant
  var event: OrderChange.Kind
  /// Who did it; empty for the system.
  var who: String
  var text: String
  var isEnteredLate: Bool
}

/// For how long a holder had an order in hand.
struct HolderShare: Hashable, Sendable {
  var holder: String
  /// Wall seconds.
  var seconds: Int64
  var isHold: Bool
}

/// Why an order is due when it is.
struct DueExplanation: Hashable, Sendable {
  var number: String
  var clock: ClockKind
  var standard: String
  var calendar: String
  /// It is on hold: the due time moves.
  var isHeld = false
  var explanation: Explanation
}
