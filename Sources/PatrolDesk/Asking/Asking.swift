import Screen
import WorkOrderEngine

/// A small form that a step needs before it can be done.
struct Asking: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case step(OrderStep)
    /// For a route, or its newest incomplete round.
    case route(RouteQuestion, route: String)
    /// Why an item was not reached.
    case skip(WalkCheck)
    /// Why stops of a round were not reached.
    case finish(String)
    /// What the leaving leader adds to the sheet of a campus, beside what earlier sheets hand on.
    case give(campus: String, carried: [HandoverTopic: String])
    case receive(String)
    case refuseSheet(String)
    /// What is appended to a sheet that was given.
    case remark(String)
    /// Which place of the tree to go to.
    case findPlace
    /// With a staff member, by number; `nil`: a new one.
    case personStep(PersonStep, person: String?)
    /// Into which file the database is copied.
    case backup
    case importFile
  }

  var purpose: Purpose
  /// The orders that it is for.
  var targets: [String] = []
  /// The last event of each that the person saw when the form was opened, by its sequence.
  var seen: [String: Int64] = [:]
  /// What stands in the upper edge of its box.
  var title: String
  var form: Form
  /// The id of the command it becomes; several orders add their number.
  var command: String
  /// What is wrong with what was typed, beneath the fields.
  var note = ""
}
