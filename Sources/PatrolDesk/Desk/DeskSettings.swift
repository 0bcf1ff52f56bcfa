public import Documents
public import Localization
public import Screen
public import WorkOrderEngine

/// What is read once at the start: language, signs and keys.
public struct DeskSettings: Sendable {
  /// The language of everything the desk says.
  public var language: Language
  /// The signs the screens are made of.
  public var glyphs: Glyphs
  /// The printer of this desk by the name that CUPS has for it; `nil`: papers go to files.
  public var printer: String?
  /// The filters that this person has kept.
  public var filters: [SavedFilter] = []
  /// Takes out what was typed into forms and never sent when a desk ended before: asked once, when the first
  /// screen stands.
  public var takeDrafts: @Sendable () -> DeskDrafts = { [:] }
  /// Seconds without a key after which the desk is locked; `nil`: never.
  public var lockAfter: Int64?
  /// Whether whoever sits there has a passphrase with which to open it again.
  public var canLock = false
  /// Whether people sign in here, so that another can after this one.
  public var signsIn = false
  /// Keeps these filters in place of those kept before; throws what ``explain`` has a sentence for.
  public var keepFilters: @Sendable ([SavedFilter]) throws -> Void = { _ in }
  /// The key table, with the overrides of `keys.toml`.
  public var keys: DeskKeys
  /// The sentence for an error that is none of the engine's, such as a full disk.
  public var explain: @Sendable (any Error) -> String
  /// The photograph that somebody names, by a path or by a URL with its SHA-256 behind a blank; throws
  /// what ``explain`` has a sentence for.
  public var photograph: @Sendable (String) throws -> Photograph
  /// Writes a paper to a new file, in the form that the end of its name asks for: `.html`, `.csv`, `.md`
  /// or text; throws what ``explain`` has a sentence for.
  public var write: @Sendable (Document, String) throws -> Void

  /// Settings; the rich signs and the standard keys unless said.
  public init(
    language: Language, glyphs: Glyphs = .utf8, keys: DeskKeys = DeskKeys(),
    explain: @escaping @Sendable (any Error) -> String = { "\($0)" },
    photograph: @escaping @Sendable (String) throws -> Photograph = {
      throw EngineError.malformed(field: "photo", value: $0)
    },
    write: @escaping @Sendable (Document, String) throws -> Void = {
      throw EngineError.malformed(field: "file", value: $1)
    }
  ) {
    self.language = language
    self.glyphs = glyphs
    self.keys = keys
    self.explain = explain
    self.photograph = photograph
    self.write = write
  }
}

extension DeskSettings {
  /// A paper as it is looked at: for lines without tables.
  func shown(_ document: Document) -> Document {
    let printed = Glyphs.utf8
    guard glyphs.isWords else { return document }
    return document.spoken(
      separator: Strings(language: language)["linear.separator"],
      signs: [
        printed.late: glyphs.late, printed.risk: glyphs.risk, printed.hold: glyphs.hold,
        printed.major: glyphs.major,
      ])
  }
}
