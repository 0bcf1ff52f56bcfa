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
    case .onHold: "\(strings.word(word)) \(formats.kept(open))"
    case .met, .missed, .stopped: strings.word(word)
    }
  }

  /// A due time, marked when it rests on dates that are not published yet.
  func due(_ instant: Instant, estimated: Bool, in zone: ZoneRules) -> String {
    let text = formats.short(instant, in: zone)
    return estimated ? "\(text) \(strings["frame.estimated"])" : text
  }

  /// Until when, as a clock tells it: its due time while that stands, with the word where it has passed; on
  /// hold what is left, since the due time moves (engine.md §2); stopped how and when it ended.
  func limit(_ clock: ClockFace, in zone: ZoneRules) -> Document.Cell {
    let word = strings.word(clock.word)
    let text: String =
      switch clock.word {
      case .onTime, .atRisk: due(clock.due, estimated: clock.estimated, in: zone)
      case .late: "\(due(clock.due, estimated: clock.estimated, in: zone)) \(word)"
      case .onHold: held(clock.remaining)
      case .met, .missed, .stopped:
        clock.stopped.map { "\(word) \(formats.short($0, in: zone))" } ?? word
      }
    return .init(text, emphasis(clock.word))
  }

  /// The due time of a clock in a column of its own; on hold it has none that stands.
  func standingDue(_ clock: ClockFace, in zone: ZoneRules) -> Document.Cell {
    .init(
      clock.standingDue.map { due($0, estimated: clock.estimated, in: zone) } ?? Formats.none)
  }

  /// `挂起，剩 22:15`: what a clock on hold keeps, in open seconds.
  func held(_ remaining: Int64) -> String {
    strings.text(
      remaining < 0 ? "clock.held.late" : "clock.held", ["time": formats.kept(remaining)])
  }

  /// Which cell shows a clock's word; late and missed matter.
  func emphasis(_ word: ClockWord) -> Document.Emphasis {
    switch word {
    case .late, .missed: .alert
    case .onTime, .atRisk, .onHold, .met, .stopped: .plain
    }
  }

  /// The mark of a major problem before a text.
  func marked(_ text: String, major: Bool) -> Document.Cell {
    major ? .init(sign(.major) + text, .alert) : .init(text)
  }
}
