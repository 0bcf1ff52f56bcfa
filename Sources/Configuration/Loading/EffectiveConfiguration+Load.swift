import ServiceClock

extension EffectiveConfiguration {
  /// Reads the program's own configuration with files that replace parts of it.
  ///
  /// A file replaces the built-in one of the same name as a whole; `calendars/NAME.toml` and
  /// `NAME-holidays.csv` may also join them. `keys.toml` and `desk.toml` are read at start and
  /// passed over here.
  ///
  /// - Parameters:
  ///   - directories: the files of the configuration directories with their names relative to the
  ///     directory; of two with the same name the later counts.
  ///   - commands: the names of all commands; when empty, the names in the roles are not judged.
  /// - Throws: the first error, with all others of the same pass inside.
  public static func load(
    directories: [(name: String, text: String)] = [], commands: Set<String> = []
  ) throws(ConfigurationError) -> EffectiveConfiguration {
    try load(ConfigurationFiles(replacing: directories), commands: commands)
  }

  static func load(
    _ files: ConfigurationFiles, commands: Set<String> = []
  ) throws(ConfigurationError) -> EffectiveConfiguration {
    var errors = files.strangers
    var calendars: [String: WorkingCalendar] = [:]
    do throws(ConfigurationError) {
      calendars = try files.calendars()
    } catch {
      errors += error.all
    }
    let standards = files.read("standards.toml", &errors, StandardsReader.read)
    let configuration = EffectiveConfiguration(
      calendars: calendars,
      standards: standards
        ?? Standards(
          rules: [], multipliers: [], acceptance: .workingDays(3, endOfDay: false), reopenDays: 30,
          complaintAnswer: .workingDays(5, endOfDay: false)),
      categories: files.read("categories.toml", &errors, CategoriesReader.categories) ?? [],
      triggers: files.read("triggers.toml", &errors, CategoriesReader.triggers) ?? [],
      checklists: files.read("checklists.toml", &errors, ChecklistsReader.read) ?? [],
      routing: files.read("routing.toml", &errors, RulesReader.routing) ?? [],
      roles: files.read("roles.toml", &errors, RulesReader.roles) ?? [:],
      escalation: files.read("escalation.toml", &errors, EscalationReader.read)
        ?? EscalationPolicy(policies: [:], major: []),
      notify: files.read("notify.toml", &errors, RulesReader.notify) ?? Notification(),
      signIn: files.read("signin.toml", &errors, SignInReader.read) ?? SignInRules())
    // References are judged only when both ends could be read.
    try ConfigurationError.check(errors)
    try ConfigurationError.check(
      CrossReferences(configuration).errors(in: files)
        + files.errors(configuration.unknownCommands(commands)))
    return configuration
  }
}
