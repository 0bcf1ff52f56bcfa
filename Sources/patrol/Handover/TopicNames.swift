import Localization
import Reports
import TextCells
import WorkOrderEngine

/// The topics of a sheet by the names that people type for them: the word of the program, the words of the
/// sheet in either language, and each of the things that these words list. Case and width do not count.
struct TopicNames {
  private let strings: Strings
  private let topics: [String: Set<HandoverTopic>]

  init(_ strings: Strings) {
    self.strings = strings
    var topics: [String: Set<HandoverTopic>] = [:]
    for topic in HandoverTopic.allCases {
      let titles = Language.allCases.map { Strings(language: $0).word(topic) }
      for name in [topic.rawValue] + titles + titles.flatMap(Self.parts) {
        topics[Self.folded(name), default: []].insert(topic)
      }
    }
    self.topics = topics
  }

  /// - Throws: ``Failure`` for what names no topic, or more than one, with those that there are.
  func topic(_ text: String) throws -> HandoverTopic {
    let found = topics[Self.folded(text)] ?? []
    guard found.count == 1, let topic = found.first else {
      let known = HandoverTopic.allCases.map { "\($0.rawValue) (\(strings.word($0)))" }
      throw Failure(
        .malformed, "error.unknownTopic",
        ["value": text, "known": Formats(language: strings.language).list(known)])
    }
    return topic
  }

  private static func parts(of title: String) -> [String] {
    title.split { $0.isPunctuation && $0 != "'" }.map(String.init)
  }

  private static func folded(_ text: String) -> String {
    text.foldedWidth.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
