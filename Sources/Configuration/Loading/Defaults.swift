/// The configuration that is part of the program.
public enum Defaults {
  /// The program's own configuration.
  ///
  /// - Throws: never with the files as shipped; a test proves it.
  public static func load() throws(ConfigurationError) -> EffectiveConfiguration {
    try EffectiveConfiguration.load()
  }

  /// Every built-in file with its name and text, as `config show` prints them.
  public static var files: [(name: String, text: String)] { EmbeddedFiles.all }

  /// The text of a built-in file; nil when there is none of that name.
  public static func text(of name: String) -> String? { EmbeddedFiles.text(name) }

  /// The commented campus file that `patrol init --template` prints.
  public static var campusTemplate: String { EmbeddedFiles.text("templates/campus.toml") ?? "" }
}
