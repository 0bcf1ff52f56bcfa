public import Configuration
public import ServiceClock
import Synchronization

/// One version of the configuration with its calendars compiled when they are first asked for.
public final class Rulebook: Sendable {
  /// Counts the configurations that were ever loaded, from 1.
  public let version: Int64
  /// The rules themselves.
  public let configuration: EffectiveConfiguration
  /// The words that make an order urgent or major.
  let triggers: TriggerWords
  private let compiled = Mutex<[String: CompiledCalendar]>(["24x7": .roundTheClock])

  /// The rules of this version.
  public init(version: Int64, configuration: EffectiveConfiguration) {
    self.version = version
    self.configuration = configuration
    triggers = TriggerWords(configuration.triggers)
  }

  /// The calendar with this name.
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when there is none, or it cannot be compiled.
  public func calendar(_ name: String) throws(EngineError) -> CompiledCalendar {
    if let known = compiled.withLock({ $0[name] }) { return known }
    guard let declared = configuration.calendars[name] else {
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
    roles.contains { configuration.permits($0, command) }
  }
}
