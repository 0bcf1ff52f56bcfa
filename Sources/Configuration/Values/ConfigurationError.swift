/// What is wrong with a configuration file, and where.
public struct ConfigurationError: Error, Hashable, Sendable {
  /// The file as the user named it.
  public var file: String
  /// The file is one of the program's own.
  public var isBuiltIn: Bool
  /// The line, counted from 1, where one is known.
  public var line: Int?
  /// The path of the key, such as `place[3].rooms` for the third place; empty for the whole file.
  public var key: String
  /// What is wrong, and what to do.
  public var mistake: Mistake
  /// The other errors found in the same pass, in the order of their lines.
  public var others: [ConfigurationError]

  /// An error in a file; whoever reads other files of a configuration than this module says so too.
  public init(
    file: String, isBuiltIn: Bool = false, line: Int? = nil, key: String = "", _ mistake: Mistake,
    others: [ConfigurationError] = []
  ) {
    self.file = file
    self.isBuiltIn = isBuiltIn
    self.line = line
    self.key = key
    self.mistake = mistake
    self.others = others
  }

  /// This error and the others of the same pass.
  public var all: [ConfigurationError] {
    var first = self
    first.others = []
    return [first] + others
  }

  /// `FILE:LINE: KEY`, as far as they are known.
  public var place: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return key.isEmpty ? place : "\(place): \(key)"
  }

  /// Throws the first of these errors with the others inside; nothing when there are none.
  static func check(_ errors: [ConfigurationError]) throws(ConfigurationError) {
    guard var first = errors.first else { return }
    first.others = Array(errors.dropFirst())
    throw first
  }
}
