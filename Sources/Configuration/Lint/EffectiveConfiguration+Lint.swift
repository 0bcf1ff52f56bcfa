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
    guard let files = try? ConfigurationFiles(replacing: directories) else {
      return findings.map {
        ConfigurationError(file: $0.file, key: $0.key, what: $0.what, advice: $0.advice)
      }
    }
    return files.errors(findings)
  }

  private func openings() -> [Finding] {
    calendars.sorted { $0.key < $1.key }.compactMap { name, calendar in
      do throws(ClockError) {
        _ = try CompiledCalendar(calendar)
        return nil
      } catch {
        let (what, advice) = error.parts
        return Finding(file: "calendars/\(name).toml", key: "", what: what, advice: advice)
      }
    }
  }

  private func unreachedCategories() -> [Finding] {
    categories.filter { category in
      !routing.contains { $0.category == nil || $0.category == category.id }
    }.map {
      Finding(
        file: "routing.toml", key: "rule", what: "no routing reaches the category \($0.id)",
        advice: "add a rule for it, or to = \"desk\" when the front desk decides")
    }
  }

  /// Of two routing rules for the same orders the earlier counts.
  private func hiddenRoutes() -> [Finding] {
    routing.enumerated().compactMap { offset, rule in
      let isHidden = routing[..<offset].contains {
        $0.category == rule.category && $0.campus == rule.campus && $0.shift == rule.shift
      }
      guard isHidden else { return nil }
      return Finding(
        file: "routing.toml", key: "rule[\(offset + 1)]",
        what: "the rule never counts: one before it is for the same orders",
        advice: "keep one of them")
    }
  }

  private func unknownCommands(_ commands: Set<String>) -> [Finding] {
    guard !commands.isEmpty else { return [] }
    let known = commands.sorted()
    return Role.allCases.flatMap { role in
      (roles[role] ?? []).enumerated().filter { $1 != "*" && !commands.contains($1) }.map {
        Finding(
          file: "roles.toml", key: "\(role.rawValue)[\($0 + 1)]", what: "unknown command “\($1)”",
          advice: NearestName.advice(for: $1, among: known))
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
        file: file, key: key, what: "unknown campus “\(campus)”",
        advice: NearestName.advice(for: campus, among: campuses.sorted()))
    }
  }
}
