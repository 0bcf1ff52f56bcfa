/// What is wrong with a configuration file, where, and what to do.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the user named it.
  public var file: String
  /// The line, counted from 1, where one is known.
  public var line: Int?
  /// The path of the key, such as `place[3].rooms` for the third place; empty for the whole file.
  public var key: String
  /// What is wrong.
  public var what: String
  /// What to do.
  public var advice: String
  /// The other errors found in the same pass, in the order of their lines.
  public var others: [ConfigurationError]

  /// Makes an error.
  public init(
    file: String, line: Int? = nil, key: String = "", what: String, advice: String,
    others: [ConfigurationError] = []
  ) {
    self.file = file
    self.line = line
    self.key = key
    self.what = what
    self.advice = advice
    self.others = others
  }

  /// This error and the others of the same pass.
  public var all: [ConfigurationError] {
    var first = self
    first.others = []
    return [first] + others
  }

  /// `FILE:LINE: KEY: what; advice`, with the number of further errors.
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    let subject = key.isEmpty ? "" : "\(key): "
    let more = others.isEmpty ? "" : " (and \(others.count) more)"
    return "\(place): \(subject)\(what); \(advice)\(more)"
  }
}
