import Localization
import Testing

@testable import Configuration

/// The words in which people read a mistake.
extension Mistake {
  private static let strings = Strings(language: .en)

  var what: String { Self.strings.text(MessageKey(messageKey), arguments) }
  var advice: String { Self.strings.text(MessageKey(adviceKey), arguments) }
}

extension ConfigurationError {
  var what: String { mistake.what }
  var advice: String { mistake.advice }
}

/// The errors with which a reading fails; none when it succeeds, which is an issue.
func failures(
  _ body: () throws(ConfigurationError) -> Void,
  sourceLocation: SourceLocation = #_sourceLocation
) -> [ConfigurationError] {
  do throws(ConfigurationError) {
    try body()
    Issue.record("nothing was refused", sourceLocation: sourceLocation)
    return []
  } catch {
    return error.all
  }
}

/// A bad file, with where and how it is refused.
struct BadFile: CustomTestStringConvertible, Sendable {
  var title: String
  var text: String
  var line: Int?
  var key: String
  var what: String
  var advice: String?

  init(
    _ title: String, _ text: String, line: Int?, key: String, _ what: String, advice: String? = nil
  ) {
    self.title = title
    self.text = text
    self.line = line
    self.key = key
    self.what = what
    self.advice = advice
  }

  var testDescription: String { title }

  /// Expects that exactly one error is there, and that it is the one.
  func expect(_ errors: [ConfigurationError], file: String) {
    #expect(errors.count == 1, "\(errors.map(\.what))")
    guard let error = errors.first else { return }
    #expect(error.file == file)
    #expect(error.line == line)
    #expect(error.key == key)
    #expect(error.what == what)
    if let advice { #expect(error.advice == advice) }
    #expect(!error.advice.isEmpty)
  }
}
