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
  /// The engine's command; `times` reads what a person wrote as a time.
  func step(_ times: OrderTimes) throws -> Step
}

extension CommandConfiguration {
  /// A step on an order, called as typed: `make-safe`. Its help is that of the desk's action, which
  /// is called `makeSafe`.
  static func step(_ word: String) -> CommandConfiguration {
    let parts = word.split(separator: "-")
    let action =
      parts.prefix(1) + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return CommandConfiguration(
      commandName: word, abstract: helpText("action.\(action.joined()).help"))
  }
}

/// Which order, and when it happened, beside the options that every command has.
struct OrderTarget: ParsableArguments {
  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.number"), valueName: "n"))
  var number: String

  @Option(help: ArgumentHelp(helpText("help.order.seen"), valueName: "event"))
  var seen: Int64?

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

  /// A time until which something is to be done: of a date alone its last minute.
  func deadline(_ text: String) throws -> Instant {
    try TimeText.deadline(text, in: try session.zone(ofOrder: target.number))
  }
}

extension OrderStep {
  var global: GlobalOptions { target.global }
  var number: String { target.number }

  func run(_ invocation: Invocation) throws {
    let answer = try invocation.withSession { session in
      let step = try step(OrderTimes(session: session, target: target))
      guard let seen = target.seen else {
        return try session.perform(step, id: target.occurrence.id)
      }
      return try session.perform(SeenOrder(step, seen: seen), id: target.occurrence.id)
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
