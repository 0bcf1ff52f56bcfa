import Documents
import Localization
import Screen
import WorkOrderEngine

/// Carries out effects with the engine, and turns its answers into actions.
struct DeskEngine: Sendable {
  let engine: Engine
  let settings: DeskSettings
  let formats: Formats

  init(engine: Engine, settings: DeskSettings) {
    self.engine = engine
    self.settings = settings
    formats = Formats(language: settings.language)
  }

  var strings: Strings { formats.strings }

  /// Asks a question for somebody; a failure is an action as well.
  func ask(_ query: Query, for viewer: Viewer, now: Instant) -> Action {
    answered {
      .learned(
        try engine.ask(now: now) { snapshot in
          try DeskQuestions(snapshot: snapshot, viewer: viewer, formats: formats).answer(query)
        })
    }
  }

  /// Gives a command; a failure is an action as well.
  ///
  /// - Parameter isBlocked: set when other writers left no turn for it.
  func give(
    _ order: Effect.Order, id: String, for viewer: Viewer, now: Instant, isBlocked: inout Bool
  ) -> Action {
    do {
      return .succeeded(try DeskCommands(desk: self, viewer: viewer, id: id, now: now).give(order))
    } catch {
      isBlocked = Engine.isBlocked(by: error)
      var failure = failure(error, command: id)
      failure.changed = changed(error, order, id: id, for: viewer, now: now)
      return .failed(failure)
    }
  }

  /// What others did to the order meanwhile, to be shown; `nil` for any other failure.
  private func changed(
    _ error: any Error, _ order: Effect.Order, id: String, for viewer: Viewer, now: Instant
  ) -> ChangedOrder? {
    guard case EngineError.changedFirst(let number, let changes, let newest, _) = error,
      case .deed(let deed, let target, _) = order
    else { return nil }
    let story = try? engine.ask(now: now) { snapshot in
      try DeskQuestions(snapshot: snapshot, viewer: viewer, formats: formats)
        .story(of: number, only: Set(changes.map(\.sequence)))
    }
    return ChangedOrder(
      number: target, deed: deed, command: id, changes: story ?? [], newest: newest)
  }

  /// Whether anybody has changed the database since, and what is the matter when that cannot be known.
  func changes() -> Result<Int64, Failure> {
    do {
      return .success(try engine.changeCounter())
    } catch {
      return .failure(failure(error, command: nil))
    }
  }

  /// Somebody else's chair: free in a simulated database, elsewhere by the right `actFor`, which
  /// the engine asks at every command.
  func act(as name: String, instead viewer: Viewer, now: Instant) -> Action {
    answered {
      .succeeded(
        .actingAs(
          try engine.ask(now: now) { snapshot in
            let person = try snapshot.person(named: name)
            let isFree = try snapshot.facts()?.isSimulated == true
            let other = try Viewer(
              person, enteredBy: isFree ? nil : viewer.enteredBy ?? viewer.id, in: snapshot,
              strings: strings)
            guard isFree || viewer.may("actFor") || person.id == viewer.id else {
              throw EngineError.actingForNotPermitted(person: viewer.name)
            }
            return other
          }))
    }
  }

  /// Keeps filters in place of those kept before.
  func keep(_ filters: [SavedFilter]) -> Action {
    answered {
      try settings.keepFilters(filters)
      return .succeeded(.filtersKept)
    }
  }

  /// Writes a paper; that the file exists is a failure too.
  func write(_ document: Document, to path: String) -> Action {
    answered {
      try settings.write(document, path)
      return .succeeded(.written(path: path))
    }
  }

  private func answered(command: String? = nil, _ body: () throws -> Action) -> Action {
    do {
      return try body()
    } catch {
      return .failed(failure(error, command: command))
    }
  }
}

extension Viewer {
  /// A person with the rights that their roles give.
  init(
    _ person: Person, enteredBy: Int64? = nil, in snapshot: Snapshot, strings: Strings
  ) throws {
    let grants = try snapshot.roles(of: person.id)
    let roles = Set(grants.map(\.role))
    let rules = try snapshot.rulebookExtract().rules
    var granting: [String: Role] = [:]
    for role in Role.allCases.reversed() {
      for command in rules.roles[role] ?? [] { granting[command] = role }
    }
    let all = roles.contains { rules.permits($0, "*") }
    let permitted = granting.keys.filter { command in
      all || roles.contains { rules.permits($0, command) }
    }
    let crew = try person.crew.flatMap { try snapshot.crew($0) }
    let isEnglish = strings.language == .en
    let crewName = crew.map { isEnglish && !$0.nameEnglish.isEmpty ? $0.nameEnglish : $0.name }
    let hasAll = roles.isSuperset(of: Role.allCases.filter { $0 != .system })
    let role = Role.allCases.reversed().first { roles.contains($0) && $0 != .system }
    self.init(
      id: person.id, number: person.number,
      name: isEnglish && !person.nameEnglish.isEmpty ? person.nameEnglish : person.name,
      detail: crewName
        ?? (hasAll ? strings["role.all"] : role.map { strings["role.\($0.rawValue)"] } ?? ""),
      roles: roles,
      permitted: Set(permitted), granting: granting, enteredBy: enteredBy)
  }
}
