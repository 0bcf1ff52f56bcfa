public import ServiceClock
import TextCells

/// What the leaving leader has to say because no record knows it (standards.md, Handover sheet).
///
/// A topic that nobody has spoken of is a gap on the sheet, never "none".
public enum HandoverTopic: String, Codable, CaseIterable, Sendable, CodingKeyRepresentable {
  /// The weather of the shift.
  case weather
  /// Fire equipment and lifts out of service.
  case outOfService
  /// Running state of water, power, gas, heat, lifts and boilers.
  case running
  /// Isolations, tags, hot work, permits, temporary measures.
  case isolations
  /// Planned outages and the next shift's plan.
  case planned
  /// Contractors on site, parts expected.
  case onSite
  /// Keys, tools, radios and spares, counted.
  case counted
  /// Instructions from above, visits, complaints.
  case instructions

  /// The section of the sheet in which it stands, 1…14.
  public var section: Int {
    switch self {
    case .weather: 1
    case .outOfService: 2
    case .running: 3
    case .isolations: 8
    case .planned: 9
    case .onSite: 10
    case .counted: 11
    case .instructions: 12
    }
  }
}

/// One line that the leaving leader wrote.
public struct HandoverEntry: Codable, Hashable, Sendable {
  /// What there is to say, or the name of a thing that was counted.
  public var text: String
  /// How many there should be.
  public var expected: Int?
  /// How many were counted.
  public var counted: Int?

  /// A line, or a thing counted.
  public init(_ text: String, expected: Int? = nil, counted: Int? = nil) {
    self.text = text
    self.expected = expected
    self.counted = counted
  }

  /// A line as somebody types it: `name=counted/expected` or `name=counted` is a thing that was counted, all
  /// else is what there is to say. Figures and signs may be as wide as a Chinese input method writes them.
  public init(line: String) {
    let parts = line.split(omittingEmptySubsequences: false) { String($0).foldedWidth == "=" }
    let typed = parts.last.map { String($0).foldedWidth } ?? ""
    let figures = typed.split(separator: "/", omittingEmptySubsequences: false)
    let amounts = figures.compactMap { Int($0.filter { !$0.isWhitespace }) }
    let isCount =
      parts.count == 2 && !parts[0].isEmpty && (1...2).contains(figures.count)
      && amounts.count == figures.count
    text = isCount ? String(parts[0]) : line
    counted = isCount ? amounts[0] : nil
    expected = isCount && amounts.count == 2 ? amounts[1] : nil
  }

  /// The line of which it is made.
  public var line: String {
    guard let counted else { return text }
    return "\(text)=\(counted)" + (expected.map { "/\($0)" } ?? "")
  }

  /// The count is not what it should be, or something that should be counted was not.
  public var isShort: Bool { expected.map { $0 != counted } ?? false }
}

/// What the leaving leader said of one topic, and when.
public struct HandoverStatement: Codable, Hashable, Sendable {
  /// What it is about.
  public var topic: HandoverTopic
  /// The lines; none at all means that there is nothing, said on purpose.
  public var entries: [HandoverEntry]
  /// When it was written.
  public var written: Instant
}
