import ServiceClock

extension EffectiveConfiguration {
  /// What is allowed and yet cannot be meant, as `config check` prints it: a priority without a
  /// target, an arrival due after completion, a calendar that never opens, a level that can never
  /// fire, a category that no routing reaches, a name that does not exist.
  ///
  /// - Parameters:
  ///   - commands: the names of all commands; when empty, the names in the roles are not judged.
  ///   - campuses: the ids of all campuses; when empty, the campuses in rules are not judged.
  ///   - directories: the files that were loaded over the built-in ones, for lines.
  /// - Returns: the findings; none when all is well.
  public func lint(
    commands: Set<String> = [], campuses: Set<String> = [],
    directories: [(name: String, text: String)] = []
  ) -> [ConfigurationError] {
    let findings =
      CrossReferences(self).findings() + openings() + StandardsLint(self).findings()
      + EscalationLint(self).findings() + unreachedCategories() + hiddenRoutes()
      + unknownCommands(commands)
      + unknownCampuses(campuses)
    return ConfigurationFiles(replacing: directories).errors(findings)
  }

  private func openings() -> [Finding] {
    calendars.sorted { $0.key < $1.key }.compactMap { name, calendar in
      do throws(ClockError) {
        _ = try CompiledCalendar(calendar)
        return nil
      } catch {
        return Finding(file: "calendars/\(name).toml", key: "hours", mistake: .clock(error))
      }
    }
  }

  private func unreachedCategories() -> [Finding] {
    categories.filter { category in
      !routing.contains { $0.category == nil || $0.category == category.id }
    }.map {
      Finding(file: "routing.toml", key: "rule", mistake: .unreachedCategory($0.id))
    }
  }

  /// Of two routing rules for the same orders the earlier counts.
  private func hiddenRoutes() -> [Finding] {
    routing.enumerated().compactMap { offset, rule in
      let isHidden = routing[..<offset].contains {
        $0.category == rule.category && $0.campus == rule.campus && $0.shift == rule.shift
      }
      guard isHidden else { return nil }
      return Finding(file: "routing.toml", key: "rule[\(offset + 1)]", mistake: .hiddenRoute)
    }
  }

  /// Names in the roles that no command has.
  ///
  /// - Parameter commands: the names of all commands; when empty, none is judged.
  func unknownCommands(_ commands: Set<String>) -> [Finding] {
    guard !commands.isEmpty else { return [] }
    let known = commands.sorted()
    return Role.allCases.flatMap { role in
      (roles[role] ?? []).enumerated().filter { $1 != "*" && !commands.contains($1) }.map {
        Finding(
          file: "roles.toml", key: "\(role.rawValue)[\($0 + 1)]",
          mistake: .unknown(.command, $1, known: known))
      }
    }
  }

  private func unknownCampuses(_ campuses: Set<String>) -> [Finding] {
    guard !campuses.isEmpty else { return [] }
    let named =
      standards.rules.enumerated().map { ("standards.toml", "rule[\($0 + 1)].campus", $1.campus) }
      + standards.multipliers.enumerated().map {
        ("standards.toml", "multiplier[\($0 + 1)].campus", $1.campus)
      }
      + routing.enumerated().map { ("routing.toml", "rule[\($0 + 1)].campus", $1.campus) }
    return named.compactMap { file, key, campus in
      guard let campus, !campuses.contains(campus) else { return nil }
      return Finding(
        file: file, key: key, mistake: .unknown(.campus, campus, known: campuses.sorted()))
    }
  }
}
