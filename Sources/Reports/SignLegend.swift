import Localization
import WorkOrderEngine

/// A sign that stands on a paper in place of a word.
enum PaperSign: Hashable {
  /// The letter of a clock's word.
  case clock(ClockWord)
  /// The mark of a major problem.
  case major
  /// The mark of a check that makes a major problem when it fails.
  case majorWhenFailed
}

extension Papers {
  /// What the signs of a paper mean, in one line for its foot; `nil` where none stands on it.
  func legend(_ signs: Set<PaperSign>) -> String? {
    let all: [PaperSign] =
      [.late, .atRisk, .onHold].map(PaperSign.clock) + [.major, .majorWhenFailed]
    let words = all.filter(signs.contains).map { "\(sign($0)) \(word($0))" }
    guard !words.isEmpty else { return nil }
    return strings.text("paper.signs", ["signs": formats.list(words)])
  }

  /// How it is drawn.
  func sign(_ sign: PaperSign) -> String {
    switch sign {
    case .clock(let word): strings.text(MessageKey("clock.letter.\(word.rawValue)"))
    case .major: "◆"
    case .majorWhenFailed: "★"
    }
  }

  private func word(_ sign: PaperSign) -> String {
    switch sign {
    case .clock(let word): strings.word(word)
    case .major: strings["order.field.major"]
    case .majorWhenFailed: strings["paper.sign.majorWhenFailed"]
    }
  }
}

extension HandoverSheet {
  /// The signs that stand on it beside its unfinished orders.
  var signs: Set<PaperSign> {
    Set(
      unfinished.flatMap { order -> [PaperSign] in
        (order.clock.map { [.clock($0.word)] } ?? []) + (order.isMajor ? [.major] : [])
      })
  }
}
