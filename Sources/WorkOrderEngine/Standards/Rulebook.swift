public import Configuration
public import ServiceClock
import Synchronization

/// One version of the configuration.
public final class Rulebook: Sendable {
  /// Counts the configurations that were ever loaded, from 1.
  public let version: Int64
  /// The rules themselves.
  public let configuration: EffectiveConfiguration
  /// The words that make an order urgent or major.
  let triggers: TriggerWords
  /// What nearly every question needs of them.
  public let extract: RulebookExtract

  /// The rules of this version.
  public init(version: Int64, configuration: EffectiveConfiguration) {
    self.version = version
    self.configuration = configuration
    triggers = TriggerWords(configuration.triggers)
    extract = RulebookExtract(version: version, rules: ConfigurationExtract(configuration))
  }

  /// The calendar with this name.
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when there is none, or it cannot be compiled.
  public func calendar(_ name: String) throws(EngineError) -> CompiledCalendar {
    try extract.calendar(name)
  }

  /// Whether one of these roles may give this command.
  public func permits(_ command: String, to roles: some Sequence<Role>) -> Bool {
    extract.permits(command, to: roles)
  }
}

/// The rules that nearly every question needs, read before the rest of a version: who may do what, who is
/// told, and the calendars, which are compiled when they are first asked for.
public final class RulebookExtract: Sendable {
  /// Counts the configurations that were ever loaded, from 1.
  public let version: Int64
  /// The rules themselves.
  public let rules: ConfigurationExtract
  private let compiled = Mutex<[String: CompiledCalendar]>(["24x7": .roundTheClock])

  init(version: Int64, rules: ConfigurationExtract) {
    self.version = version
    self.rules = rules
  }

  /// The calendar with this name.
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when there is none, or it cannot be compiled.
  public func calendar(_ name: String) throws(EngineError) -> CompiledCalendar {
    if let known = compiled.withLock({ $0[name] }) { return known }
    guard let declared = rules.calendars[name] else {
      throw .configuration("calendars/\(name).toml")
    }
    let calendar: CompiledCalendar
    do {
      calendar = try CompiledCalendar(declared)
    } catch {
      throw .configuration("calendars/\(name).toml")
    }
    compiled.withLock { $0[name] = calendar }
    return calendar
  }

  /// Whether one of these roles may give this command.
  public func permits(_ command: String, to roles: some Sequence<Role>) -> Bool {
    roles.contains { rules.permits($0, command) }
  }
}
