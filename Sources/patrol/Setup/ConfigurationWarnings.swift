import Configuration
import Localization
import WorkOrderEngine

/// What is allowed in a configuration and yet cannot be meant, as `config check` and `config apply`
/// tell it.
struct ConfigurationWarnings {
  private let findings: [ConfigurationError]
  private let routes: [FlawedRoute]
  private let words: VerdictWords
  private let flaws: RouteFlawWords

  init(_ findings: [ConfigurationError], routes: [FlawedRoute], _ strings: Strings) {
    (self.findings, self.routes) = (findings, routes)
    (words, flaws) = (VerdictWords(strings: strings), RouteFlawWords(strings: strings))
  }

  /// A line for people each.
  var lines: [String] {
    findings.map(words.line)
      + routes.map { "\($0.route): \(flaws.what($0.flaw)); \(flaws.advice($0.flaw))" }
  }

  /// An object for programs each.
  var json: [JSON] {
    findings.map { words.json(of: $0) }
      + routes.map { flawed in
        [
          "file": nil, "line": nil, "key": .string(flawed.route),
          "what": .string(flaws.what(flawed.flaw)), "advice": .string(flaws.advice(flawed.flaw)),
        ]
      }
  }
}

extension VerdictWords {
  /// The problem as programs get it.
  func json(of error: ConfigurationError) -> JSON {
    let (what, advice) = words(of: error.mistake)
    return [
      "file": .string(error.file), "line": JSON(error.line), "key": .string(error.key),
      "what": .string(what), "advice": .string(advice),
    ]
  }
}
