import TOMLKit

/// The desk's keys in a file, `keys.toml`.
///
/// A line gives a binding by its id the keys it is to have: `order.accept = ["a", "ctrl-a"]`; an
/// empty list takes its keys away.
public enum KeysFile {
  /// Reads key names by binding id; which ids and names exist, the desk's key table knows.
  ///
  /// - Parameters:
  ///   - toml: the text of the file.
  ///   - file: the file's name, for errors.
  /// - Throws: the first error, with the others of the file inside.
  public static func load(
    toml: String, file: String
  ) throws(ConfigurationError) -> [String: [String]] {
    let report = ErrorReport(file: file, text: toml)
    var keys: [String: [String]] = [:]
    if let table = TableReader.open(toml, report: report) { read(table, into: &keys) }
    try report.check()
    return keys
  }

  /// Dots in an id make tables in TOML: both spellings mean the same.
  private static func read(_ table: TableReader, into keys: inout [String: [String]]) {
    for key in table.keys {
      if table.value(key)?.table != nil {
        if let inner = table.table(key) { read(inner, into: &keys) }
      } else {
        keys[table.path(of: key)] = table.texts(key)
      }
    }
  }
}
