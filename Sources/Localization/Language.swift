/// A language that the program speaks.
public enum Language: String, CaseIterable, Codable, Hashable, Sendable {
  /// Simplified Chinese.
  case zhHans = "zh-Hans"
  /// English.
  case en

  /// The language that a locale name means, such as `zh_CN.UTF-8` or `en-GB`: whatever begins
  /// with `zh` or `en`, in any case. Nil for `C`, `POSIX`, the empty name and other languages.
  public init?(locale: String) {
    switch locale.prefix(2).lowercased() {
    case "zh": self = .zhHans
    case "en": self = .en
    default: return nil
    }
  }

  /// The language to speak: the option of the command line, else the first of `LC_ALL`,
  /// `LC_MESSAGES` and `LANG` that names one of ours, else the campus' own, else Chinese.
  ///
  /// A variable that names neither (`C.UTF-8` is common in containers and cron) decides nothing.
  public static func choose(
    option: Language? = nil, environment: [String: String], campus: Language? = nil
  ) -> Language {
    if let option { return option }
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let language = environment[variable].flatMap(Language.init(locale:)) { return language }
    }
    return campus ?? .zhHans
  }
}
