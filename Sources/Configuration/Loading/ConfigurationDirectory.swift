import Foundation

/// A directory of configuration files, as `config apply DIR` and `--config DIR` name it.
public enum ConfigurationDirectory {
  /// The configuration files of a directory, sorted by name: `*.toml` and `*.csv` in it and in its
  /// folder `calendars`. Other files, and those whose names begin with a dot, are passed over.
  ///
  /// - Parameter path: the path of the directory.
  /// - Returns: the names relative to the directory, and the texts, for
  ///   ``EffectiveConfiguration/load(directories:)``.
  /// - Throws: when the directory or a file cannot be read, or a file is not UTF-8.
  public static func files(
    at path: String
  ) throws(ConfigurationError) -> [(name: String, text: String)] {
    var names = try list(path)
    if names.contains("calendars") {
      names += try list("\(path)/calendars").map { "calendars/\($0)" }
    }
    var files: [(name: String, text: String)] = []
    for name in names.sorted() where name.hasSuffix(".toml") || name.hasSuffix(".csv") {
      files.append((name, try text(of: "\(path)/\(name)")))
    }
    return files
  }

  /// The names of the themes in a directory's folder `themes`, sorted; none where there is no such
  /// folder.
  public static func themes(at path: String) -> [String] {
    ((try? list("\(path)/themes")) ?? []).filter { $0.hasSuffix(".toml") }.sorted()
      .map { String($0.dropLast(".toml".count)) }
  }

  /// The names of the files in a directory's folder `templates`, sorted; none where there is no such folder.
  /// Those that an editor leaves, with a tilde behind them, are passed over.
  public static func templates(at path: String) -> [String] {
    ((try? list("\(path)/templates")) ?? []).filter { !$0.hasSuffix("~") }.sorted()
  }

  /// The text of a file.
  ///
  /// - Throws: when it cannot be read or is not UTF-8; then with the line of the first wrong byte.
  public static func text(of path: String) throws(ConfigurationError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ConfigurationError(file: path, .unreadable)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ConfigurationError(file: path, line: line(ofFirstWrongByteIn: data), .notText)
    }
    return text
  }

  private static func list(_ path: String) throws(ConfigurationError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).filter {
        !$0.hasPrefix(".")
      }
    } catch {
      throw ConfigurationError(file: path, .noFolder)
    }
  }

  private static func line(ofFirstWrongByteIn data: Data) -> Int? {
    data.split(separator: 0x0A, omittingEmptySubsequences: false)
      .firstIndex { String(validating: $0, as: UTF8.self) == nil }
      .map { $0 + 1 }
  }
}
