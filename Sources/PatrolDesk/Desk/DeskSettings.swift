public import Localization
public import Screen

/// What is read once at the start: language, signs and keys.
public struct DeskSettings: Sendable {
  /// The language of everything the desk says.
  public var language: Language
  /// The signs the screens are made of.
  public var glyphs: Glyphs
  /// The key table, with the overrides of `keys.toml`.
  public var keys: DeskKeys

  /// Settings; the rich signs and the standard keys unless said.
  public init(language: Language, glyphs: Glyphs = .utf8, keys: DeskKeys = DeskKeys()) {
    self.language = language
    self.glyphs = glyphs
    self.keys = keys
  }
}
