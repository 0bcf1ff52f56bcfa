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
    extract = RulebookExtract(
      version: version, rules: ConfigurationExtract(configuration),
      calendars: .known(configuration.calendars))
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
/// told, and the calendars, which are read and compiled when they are first asked for.
public final class RulebookExtract: Sendable {
  /// Counts the configurations that were ever loaded, from 1.
  public let version: Int64
  /// The rules themselves.
  public let rules: ConfigurationExtract
  private let calendars: Mutex<Calendars>
  private let compiled = Mutex<[String: CompiledCalendar]>([:])

  /// The calendars as they are declared.
  enum Calendars {
    case known([String: WorkingCalendar])
    /// Where they are to be read: the version as JSON.
    case written(String)
  }

  init(version: Int64, rules: ConfigurationExtract, calendars: Calendars) {
    self.version = version
    self.rules = rules
    self.calendars = Mutex(calendars)
  }

  /// The calendar with this name.
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when there is none, or it cannot be compiled.
  public func calendar(_ name: String) throws(EngineError) -> CompiledCalendar {
    if let known = compiled.withLock({ $0[name] }) { return known }
    if name == "24x7" { return .roundTheClock }
    guard let declared = try declared()[name] else {
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

  /// The calendars as they are declared, read when that was not done yet.
  private func declared() throws(EngineError) -> [String: WorkingCalendar] {
    let body: String
    switch calendars.withLock({ $0 }) {
    case .known(let calendars): return calendars
    case .written(let written): body = written
    }
    let read: CalendarExtract
    if let quick = CalendarExtract.read(body) {
      read = quick
    } else {
      read = try RulebookShelf.decoded(body, version: version)
    }
    calendars.withLock { $0 = .known(read.calendars) }
    return read.calendars
  }

  /// Whether one of these roles may give this command.
  public func permits(_ command: String, to roles: some Sequence<Role>) -> Bool {
    roles.contains { rules.permits($0, command) }
  }
}
