/// What is wrong in a file of the configuration, a campus file or an import map. The words belong to
/// the string tables: a mistake is the key of a sentence, the key of an advice, and the arguments of
/// both. Which mistakes there are, the files beside this one say.
public struct Mistake: Error, Hashable, Sendable {
  /// The key of the sentence that says what is wrong.
  public let messageKey: String
  /// The key of the sentence that says what to do.
  public let adviceKey: String
  /// The placeholders of both sentences.
  public let arguments: [String: String]

  init(_ name: String, _ arguments: [String: String] = [:]) {
    messageKey = "mistake.\(name)"
    adviceKey = "mistake.\(name).advice"
    self.arguments = arguments
  }

  /// A mistake whose advice is the name that was probably meant, or else those that are known.
  init(_ name: String, _ arguments: [String: String] = [:], meant: String, among known: [String]) {
    let advice = NearestName.advice(for: meant, among: known)
    messageKey = "mistake.\(name)"
    adviceKey = "mistake.advice.\(advice.key)"
    self.arguments = arguments.merging(advice.arguments) { $1 }
  }

  /// A mistake by the keys of its two sentences.
  public init(messageKey: String, adviceKey: String, arguments: [String: String]) {
    self.messageKey = messageKey
    self.adviceKey = adviceKey
    self.arguments = arguments
  }

  /// What a value is like; the words are in the tables too.
  enum Shape: String, CaseIterable {
    case text, integer, decimal, number, boolean, list, table, tables, date, time, dateTime
    case someDate, someTime, target, length, share, period, clock, role, recipient, roles
    case campusCode, crewCode, column
  }

  /// What a name is the name of.
  enum Noun: String, CaseIterable {
    case category, campus, crew, company, contractor, calendar, checklist, fullChecklist, item
    case kind, trigger, shift, role, recipient, clock, period, priority, language, format, encoding
    case holidays, staffNumber, asset, route, command, theme, glyphs
  }
}
