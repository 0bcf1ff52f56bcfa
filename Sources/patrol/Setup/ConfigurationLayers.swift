import Configuration
import WorkOrderEngine

/// The configuration directories of this run, the later before the earlier.
struct ConfigurationLayers {
  let folders: [String]

  /// `/etc/patrol`, the user's own, `--config`, and a directory that a command names.
  init(_ invocation: Invocation, and given: String? = nil) throws {
    var folders = ["/etc/patrol", Surroundings.configurationFolder].filter(Files.isFolder)
    if let given { try Files.admit(named: given) }
    for named in [invocation.options.config, given] {
      guard let named else { continue }
      guard Files.isFolder(named) else {
        throw Failure(.unknown, "error.noFolder", ["path": named])
      }
      folders.append(named)
    }
    self.folders = folders
  }

  /// The files of all of them with their names.
  func files() throws -> [(name: String, text: String)] {
    try folders.flatMap { try ConfigurationDirectory.files(at: $0) }
  }

  /// The configuration that they make of the program's own.
  func load() throws -> EffectiveConfiguration {
    try Self.load(try files())
  }

  /// The same of files that were read already.
  static func load(
    _ files: [(name: String, text: String)]
  ) throws(ConfigurationError) -> EffectiveConfiguration {
    try EffectiveConfiguration.load(directories: files, commands: Engine.commandNames)
  }
}
