/// Gathers what is wrong in one file, so that one pass names everything.
final class ErrorReport {
  let file: String
  private let text: String
  private var found: [(path: String, line: Int?, what: String, advice: String)] = []

  init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  var isEmpty: Bool { found.isEmpty }

  /// Whether so much is wrong that looking for what was meant takes longer than it helps.
  var isCrowded: Bool { found.count >= 5 }

  /// Notes an error at a key; its line is looked up at the end.
  func add(_ path: String, _ what: String, advice: String) {
    found.append((path, nil, what, advice))
  }

  /// Notes an error whose line is known.
  func add(line: Int, _ what: String, advice: String) {
    found.append(("", line, what, advice))
  }

  /// The errors in the order of their lines.
  func errors() -> [ConfigurationError] {
    guard !found.isEmpty else { return [] }
    let locator = KeyLocator(text)
    let errors = found.map {
      ConfigurationError(
        file: file, line: $0.line ?? locator.line(of: $0.path), key: $0.path, what: $0.what,
        advice: $0.advice)
    }
    return errors.enumerated()
      .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
      .map(\.element)
  }

  /// Throws the first error with the others inside, when there is any.
  func check() throws(ConfigurationError) {
    try ConfigurationError.check(errors())
  }
}

extension ConfigurationError {
  /// Throws the first of these errors with the others inside; nothing when there are none.
  static func check(_ errors: [ConfigurationError]) throws(ConfigurationError) {
    guard var first = errors.first else { return }
    first.others = Array(errors.dropFirst())
    throw first
  }
}
