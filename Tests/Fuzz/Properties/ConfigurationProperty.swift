import Foundation
import Localization
import ServiceClock

@testable import Configuration

/// A file of the configuration. The first byte chooses which, in the order of ``kinds`` with letters from
/// `0` on.
enum ConfigurationProperty {
  /// Reads a text as one kind of file and checks what holds of its values.
  typealias Reading = @Sendable (_ text: String, _ file: String) throws -> Void

  static let kinds: [(file: String, read: Reading)] = [
    ("campus.toml", { _ = try CampusFile(toml: $0, file: $1, configuration: defaults.get()) }),
    ("standards.toml", part(StandardsReader.read) { $0.standards = $1 }),
    ("categories.toml", part(CategoriesReader.categories) { $0.categories = $1 }),
    ("triggers.toml", part(CategoriesReader.triggers) { $0.triggers = $1 }),
    ("checklists.toml", part(ChecklistsReader.read) { $0.checklists = $1 }),
    ("routing.toml", part(RulesReader.routing) { $0.routing = $1 }),
    ("roles.toml", part(RulesReader.roles) { $0.roles = $1 }),
    ("escalation.toml", part(EscalationReader.read) { $0.escalation = $1 }),
    ("notify.toml", part(RulesReader.notify) { $0.notify = $1 }),
    ("signin.toml", part(SignInReader.read) { $0.signIn = $1 }),
    ("calendars/some.toml", calendar),
    ("some-holidays.csv", holidays),
    ("themes/some.toml", { _ = try ThemeFile.load(toml: $0, file: $1) }),
    ("keys.toml", { _ = try KeysFile.load(toml: $0, file: $1) }),
    ("desk.toml", desk),
    ("orders.toml", map(.orders)),
    ("places.toml", map(.places)),
    ("staff.toml", map(.staff)),
    ("assets.toml", map(.assets)),
    ("routes.toml", map(.routes)),
  ]
  private static let defaults = Result { try Defaults.load() }
  private static let languages = Language.allCases.map { Strings(language: $0) }

  static func check(_ bytes: [UInt8]) throws {
    var choices = Choices(bytes)
    let kind = choices.one(of: kinds)
    let text = choices.text
    do {
      try kind.read(text, kind.file)
    } catch let error as ConfigurationError {
      var last = 0
      for error in error.all {
        try check(error, in: text, of: kind.file)
        try hold(error.line ?? 0 >= last, "errors come in the order of their lines", "\(error)")
        last = error.line ?? 0
      }
    }
  }

  /// An error has its file, its place and its words in every language.
  private static func check(
    _ error: ConfigurationError, in text: String, of file: String
  ) throws {
    let lines = text.utf8.count { $0 == 0x0A } + 1
    try hold(error.file == file && !error.isBuiltIn, "an error has its file", "\(error)")
    try hold(
      error.line.map { (1...lines).contains($0) } ?? true, "a line is one of the file",
      "\(error) of \(lines)")
    try hold(error.line != nil || !error.key.isEmpty, "an error has a place", "\(error)")
    for strings in languages {
      for key in [error.mistake.messageKey, error.mistake.adviceKey] {
        try hold(strings.has(MessageKey(key)), "an error has its words", key)
        let places = strings.placeNames(in: MessageKey(key))
        try hold(
          places.isSubset(of: error.mistake.arguments.keys), "a sentence has all it names",
          "\(key): \(places)")
      }
    }
  }

  // MARK: - Kinds of files

  /// A file of the rules, which is then kept in the database with all others.
  private static func part<Value>(
    _ read: @escaping @Sendable (TableReader) -> Value,
    put: @escaping @Sendable (inout EffectiveConfiguration, Value) -> Void
  ) -> Reading {
    { text, file in
      let report = ErrorReport(file: file, text: text)
      let value = TableReader.open(text, report: report).map(read)
      try report.check()
      guard let value else { return }
      var configuration = try defaults.get()
      put(&configuration, value)
      _ = configuration.lint()
      try comesBack(configuration)
    }
  }

  private static func calendar(_ text: String, _ file: String) throws {
    let report = ErrorReport(file: file, text: text)
    let tables = ["china": try defaults.get().calendars["office"]?.holidays ?? []]
    let calendar = TableReader.open(text, report: report).flatMap {
      CalendarReader(tables: tables).read($0, name: "some")
    }
    try report.check()
    guard let calendar else {
      throw BrokenRule(rule: "a file is read or refused", what: text)
    }
    var configuration = try defaults.get()
    configuration.calendars["some"] = calendar
    try comesBack(configuration)
    // Whatever was read can be counted with.
    let compiled = try CompiledCalendar(calendar)
    let start = Instant(seconds: 1_764_547_200)
    let target = try Target("3wd")
    _ = try? compiled.due(from: start, target: target)
  }

  private static func holidays(_ text: String, _ file: String) throws {
    let report = ErrorReport(file: file, text: text)
    let days = HolidayTable.read(text, report: report)
    try report.check()
    try hold(
      HolidayTable.stored(HolidayTable.text(of: days)) == days, "what is written is read", text)
  }

  private static func desk(_ text: String, _ file: String) throws {
    let desk = try DeskFile.load(toml: text, file: file)
    // The desk writes its filters behind what somebody has typed.
    let kept = DeskFile.withoutFilters(text)
    let rest = try DeskFile.load(toml: kept, file: file)
    try hold(rest.filters.isEmpty && rest.over(desk).theme == desk.theme, "all else stays", kept)
    let again = try DeskFile.load(toml: kept + DeskFile.text(of: desk.filters), file: file)
    let isPlain = desk.filters.allSatisfy { filter in
      (filter.name + filter.text).unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7F}" }
    }
    try hold(!isPlain || again == desk, "what is written is read", "\(again)")
  }

  private static func map(_ subject: ImportMap.Subject) -> Reading {
    { text, file in
      let map = try ImportMap(toml: text, file: file, subject: subject)
      let json = try JSONEncoder().encode(map)
      try hold(
        try JSONDecoder().decode(ImportMap.self, from: json) == map, "what is written is read",
        text)
    }
  }

  private static func comesBack(_ configuration: EffectiveConfiguration) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(configuration)
    let again = try JSONDecoder().decode(EffectiveConfiguration.self, from: json)
    try hold(
      again == configuration, "what is written is read", String(decoding: json, as: UTF8.self))
    let extract = ConfigurationExtract.read(String(decoding: json, as: UTF8.self))
    try hold(
      extract.map { $0 == ConfigurationExtract(configuration) } ?? true,
      "the quick reader reads the same", "\(String(describing: extract))")
  }
}
