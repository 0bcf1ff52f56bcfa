/// Gathers what is wrong in one file, so that one pass names everything.
final class ErrorReport {
  let file: String
  private let isBuiltIn: Bool
  private let text: String
  private var found: [(path: String, line: Int?, mistake: Mistake)] = []

  init(file: String, isBuiltIn: Bool = false, text: String) {
    self.file = file
    self.isBuiltIn = isBuiltIn
    self.text = text
  }

  var isEmpty: Bool { found.isEmpty }

  /// Whether so much is wrong that looking for what was meant takes longer than it helps.
  var isCrowded: Bool { found.count >= 5 }

  /// Notes an error at a key; its line is looked up at the end.
  func add(_ path: String, _ mistake: Mistake) {
    found.append((path, nil, mistake))
  }

  /// Notes an error whose line is known.
  func add(line: Int, _ mistake: Mistake) {
    found.append(("", line, mistake))
  }

  /// The errors in the order of their lines.
  func errors() -> [ConfigurationError] {
    guard !found.isEmpty else { return [] }
    let locator = KeyLocator(text)
    let errors = found.map {
      ConfigurationError(
        file: file, isBuiltIn: isBuiltIn, line: $0.line ?? locator.line(of: $0.path), key: $0.path,
        $0.mistake)
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
