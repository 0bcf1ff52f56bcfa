/// Names that one configuration file takes from another must exist there.
struct CrossReferences {
  private let configuration: EffectiveConfiguration
  private let categories: [String]
  private let kinds: [String]
  private let triggers: [String]

  init(_ configuration: EffectiveConfiguration) {
    self.configuration = configuration
    categories = configuration.categories.map(\.id)
    kinds = configuration.checklists.map(\.id)
    triggers = configuration.triggers.map(\.id)
  }

  func errors(in files: ConfigurationFiles) -> [ConfigurationError] {
    files.errors(findings())
  }

  func findings() -> [Finding] {
    otherCategory() + standards() + checklists() + routing()
  }

  /// What has no category of its own, on import for one, goes to `other`.
  private func otherCategory() -> [Finding] {
    guard !categories.contains("other") else { return [] }
    return [
      Finding(file: "categories.toml", key: "category", mistake: .noOther)
    ]
  }

  private func standards() -> [Finding] {
    let calendars = ["campus"] + configuration.calendars.keys.sorted()
    return configuration.standards.rules.enumerated().flatMap { offset, rule in
      let path = "rule[\(offset + 1)]"
      return [
        unknown("standards.toml", "\(path).category", rule.category, .category, categories),
        unknown("standards.toml", "\(path).kind", rule.kind, .kind, kinds),
        unknown("standards.toml", "\(path).trigger", rule.trigger, .trigger, triggers),
        unknown("standards.toml", "\(path).calendar", rule.calendar, .calendar, calendars),
      ].compactMap { $0 }
    }
  }

  private func checklists() -> [Finding] {
    configuration.checklists.enumerated().flatMap { offset, checklist in
      checklist.items.enumerated().compactMap { position, item in
        unknown(
          "checklists.toml", "checklist[\(offset + 1)].item[\(position + 1)].category",
          item.category, .category, categories)
      }
    }
  }

  private func routing() -> [Finding] {
    configuration.routing.enumerated().compactMap { offset, rule in
      unknown(
        "routing.toml", "rule[\(offset + 1)].category", rule.category, .category, categories)
    }
  }

  private func unknown(
    _ file: String, _ key: String, _ name: String?, _ noun: Mistake.Noun, _ known: [String]
  ) -> Finding? {
    guard let name, !known.contains(name) else { return nil }
    return Finding(file: file, key: key, mistake: .unknown(noun, name, known: known))
  }
}
