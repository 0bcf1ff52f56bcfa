import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// A subcommand that adds an event to one order (engine.md §3).
protocol OrderStep: PatrolCommand {
  associatedtype Step: OrderCommand
  var target: OrderTarget { get }
  /// What it tells people.
  var event: OrderChange.Kind { get }
  /// The engine's command; `zone` reads a time in the zone of the order's campus.
  func step(_ times: OrderTimes) throws -> Step
}

/// Which order, and when it happened.
struct OrderTarget: ParsableArguments {
  @Argument(help: ArgumentHelp(helpText("help.number"), valueName: "n"))
  var number: String

  @OptionGroup var occurrence: OccurrenceOptions
}

/// Reads times that a person wrote for one order.
struct OrderTimes {
  let session: Session
  let target: OrderTarget

  /// When it happened; `nil`: now.
  func happened() throws -> Instant? { try target.occurrence.happened.map(instant) }

  /// A time; without offset it is in the zone of the order's campus.
  func instant(_ text: String) throws -> Instant {
    try TimeText.instant(text, in: try session.zone(ofOrder: target.number))
  }
}

extension OrderStep {
  var number: String { target.number }

  func run(_ invocation: Invocation) throws {
    let answer = try invocation.withSession { session in
      try session.perform(
        try step(OrderTimes(session: session, target: target)), id: target.occurrence.id)
    }
    let strings = invocation.strings
    invocation.answer(
      ["number": .string(answer.number), "state": .string(answer.stage.rawValue)],
      strings.text(
        "command.order.step",
        ["number": answer.number, "event": event.rawValue, "state": answer.stage.rawValue]))
  }
}

/// A text that the step cannot do without.
///
/// - Throws: a usage error that names the option.
func needed(_ value: String?, _ key: String) throws -> String {
  guard let value else { throw Failure(.usage, key) }
  return value
}
