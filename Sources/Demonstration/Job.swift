import WorkOrderEngine

/// An order as the story knows it.
struct Job {
  var number: String
  var campus: Int64
  /// The kind of its place.
  var kind: String
  var category: String
  /// What of it is broken.
  var part: String
  /// The fault as its file has it.
  var words: String
  var priority: Priority
  var isMajor: Bool
  var hasCaller: Bool
  var plan: Plan
  /// Somebody is about to sign for its escalations.
  var isBeingSigned = false
  /// It stays unsigned: it is what the user finds in the morning.
  var staysUnsigned = false
  /// Extensions asked for so far.
  var extensions = 0
  /// Who has declined it: they are not sent again.
  var decliner: Int64?
  /// Why it is repaired once more, in the word by which texts are chosen: again, manners.
  var rework: String?

  /// What holds of it, by which texts are chosen.
  var subject: Set<String> {
    [category, part, kind, priority.rawValue.lowercased(), hasCaller ? "caller" : "found"]
  }

  /// Done by night as well as by day.
  var isUrgent: Bool { priority <= .p2 }
}

/// What happens to one order.
enum Act: Hashable {
  case accept, agree, arrive, makeSafe, comment, hold, complete
  case askExtension, decideExtension
  case judge, tell, rate, reopen, cancel, sight
}

/// What happens next.
enum Step {
  /// A day begins: what is reported and walked on it is drawn.
  case day(CalendarDate)
  /// Whatever has come due happens.
  case tick
  /// Somebody reports something, on a day with a storm or without.
  case report(storm: Bool)
  /// Something happens to the order with this index.
  case job(Int, Act)
  /// Somebody signs for the escalations of an order.
  case sign(Int)
  /// A part of a round.
  case round(RoundPart)
  /// A part of a handover.
  case handover(HandoverPart)
  /// A part of the last morning.
  case scene(Scene)
}
