public import Configuration

/// The words of triggers, folded once: every report is searched for all of them.
public struct TriggerWords: Sendable {
  private let triggers: [(trigger: Trigger, words: [[UInt8]])]

  /// The words of these triggers.
  public init(_ triggers: [Trigger]) {
    self.triggers = triggers.map { trigger in
      (trigger, trigger.words.map { Array(TypedText.folded($0).utf8) }.filter { !$0.isEmpty })
    }
  }

  /// The trigger whose words stand in a text; a major one first, then the higher priority. It is as
  /// urgent as the most urgent of all that are met: gas that escapes is no less so because somebody is
  /// hurt as well.
  public func suggested(by text: String) -> Trigger? {
    // Whole code points on both sides, so that bytes find what characters would.
    let text = Array(TypedText.folded(text).utf8)
    let hits = triggers.filter { $0.words.contains { Self.contains(text, $0) } }.map(\.trigger)
    var first = hits.min { left, right in
      if left.major != right.major { return left.major }
      return (left.priority ?? .p5) < (right.priority ?? .p5)
    }
    first?.priority = hits.compactMap(\.priority).min()
    return first
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard text.count >= word.count, let first = word.first else { return false }
    return (0...text.count - word.count).contains { start in
      text[start] == first && word.indices.allSatisfy { text[start + $0] == word[$0] }
    }
  }
}

extension [Trigger] {
  /// As ``TriggerWords/suggested(by:)``.
  public func suggested(by text: String) -> Trigger? { TriggerWords(self).suggested(by: text) }
}
