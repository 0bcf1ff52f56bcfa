import Documents
public import Localization
public import WorkOrderEngine

/// Puts what the engine answers on paper, in one language. Each paper is a `Document`, to be
/// rendered as text, HTML, Markdown or CSV.
public struct Papers: Sendable {
  /// The forms of dates, durations and figures.
  public let formats: Formats
  /// By what names the papers call people and places.
  public var names: PaperNames
  /// Whose eyes the papers are for: contacts of reporters are masked on every paper unless this person
  /// reads them.
  public var contacts: ContactReader

  /// Papers in `language`.
  public init(language: Language, names: PaperNames, contacts: ContactReader = .nobody) {
    formats = Formats(language: language)
    self.names = names
    self.contacts = contacts
  }

  /// The texts.
  public var strings: Strings { formats.strings }

  /// The language of the papers.
  public var language: Language { formats.language }
}

extension Papers {
  /// What a clock shows, in a word and a figure: `超期 +3:40`, `临期 0:41`, `达标`.
  /// What is left is told by the clock on the wall, as on the desk; what a hold keeps is open time.
  public func standing(_ clock: ClockFace, at now: Instant) -> String {
    standing(word: clock.word, left: clock.due - now, open: clock.remaining)
  }

  func standing(word: ClockWord, left: Int64, open: Int64) -> String {
    switch word {
    case .onTime, .atRisk, .late:
      "\(strings.word(word)) \(formats.remaining(left))"
    case .onHold: "\(strings.word(word)) \(formats.open(open))"
    case .met, .missed: strings.word(word)
    }
  }

  /// A due time, marked when it rests on dates that are not published yet.
  func due(_ instant: Instant, estimated: Bool, in zone: ZoneRules) -> String {
    let text = formats.short(instant, in: zone)
    return estimated ? "\(text) \(strings["frame.estimated"])" : text
  }

  /// Which cell shows a clock's word; late and missed matter.
  func emphasis(_ word: ClockWord) -> Document.Emphasis {
    switch word {
    case .late, .missed: .alert
    case .onTime, .atRisk, .onHold, .met: .plain
    }
  }

  /// The mark of a major problem before a text.
  func marked(_ text: String, major: Bool) -> Document.Cell {
    major ? .init("◆\(text)", .alert) : .init(text)
  }
}
