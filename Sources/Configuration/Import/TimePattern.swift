public import ServiceClock

/// How an imported file writes its times: `yyyy-MM-dd HH:mm:ss`, or ISO 8601.
public struct TimePattern: Codable, Hashable, Sendable {
  /// A piece of the pattern.
  private enum Piece: Hashable {
    case number(Unit, digits: Int)
    case literal([UInt8])
  }

  private enum Unit: Int { case year, month, day, hour, minute, second }

  /// The pattern as it was written.
  public let text: String
  private let pieces: [Piece]

  /// ISO 8601, with or without offset.
  public static let iso8601 = TimePattern(text: "iso8601", pieces: [])

  private init(text: String, pieces: [Piece]) {
    self.text = text
    self.pieces = pieces
  }

  /// Reads a pattern of `yyyy MM dd HH mm ss`, other text (letters in single quotes), or `iso8601`;
  /// nil when it is none, names a part twice, or lacks year, month or day.
  public init?(_ text: String) {
    guard text != "iso8601" else {
      self = .iso8601
      return
    }
    var pieces: [Piece] = []
    var units: Set<Unit> = []
    var rest = Substring(text)
    while let character = rest.first {
      if character == "'" {
        let quoted = rest.dropFirst().prefix { $0 != "'" }
        guard quoted.endIndex < rest.endIndex else { return nil }
        // Two quotes on end are one quote.
        pieces.append(.literal(Array((quoted.isEmpty ? "'" : quoted).utf8)))
        rest = rest[rest.index(after: quoted.endIndex)...]
      } else if character.isLetter, character.isASCII {
        let run = rest.prefix { $0 == character }
        guard let (unit, digits) = TimePattern.unit(run), units.insert(unit).inserted else {
          return nil
        }
        pieces.append(.number(unit, digits: digits))
        rest = rest[run.endIndex...]
      } else {
        pieces.append(.literal(Array(String(character).utf8)))
        rest = rest.dropFirst()
      }
    }
    guard units.isSuperset(of: [.year, .month, .day]) else { return nil }
    self.init(text: text, pieces: pieces)
  }

  /// The instant that a cell names; nil when it does not fit the pattern or does not exist.
  ///
  /// - Parameters:
  ///   - cell: the text of the cell.
  ///   - zone: the zone of times without offset.
  public func instant(_ cell: String, in zone: ZoneRules) -> Instant? {
    if pieces.isEmpty { return try? TimeText.instant(cell, in: zone) }
    return local(cell).map(zone.instant)
  }

  private func local(_ cell: String) -> LocalDateTime? {
    // By unit; what the pattern does not name is zero.
    var values = [0, 0, 0, 0, 0, 0]
    var rest = Substring(cell).utf8[...]
    for piece in pieces {
      switch piece {
      case .literal(let bytes):
        guard rest.starts(with: bytes) else { return nil }
        rest = rest.dropFirst(bytes.count)
      case .number(let unit, let digits):
        let run = rest.prefix(digits)
        guard run.count == digits,
          run.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        values[unit.rawValue] = run.reduce(0) { $0 * 10 + Int($1) - 48 }
        rest = rest.dropFirst(digits)
      }
    }
    guard rest.isEmpty, values[3] < 24, values[4] < 60, values[5] < 60,
      let date = CalendarDate(year: values[0], month: values[1], day: values[2])
    else { return nil }
    return LocalDateTime(date: date, hour: values[3], minute: values[4], second: values[5])
  }

  private static func unit(_ run: Substring) -> (Unit, Int)? {
    switch run {
    case "yyyy": (.year, 4)
    case "MM": (.month, 2)
    case "dd": (.day, 2)
    case "HH": (.hour, 2)
    case "mm": (.minute, 2)
    case "ss": (.second, 2)
    default: nil
    }
  }

  /// Reads the pattern's text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let pattern = TimePattern(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no time format")
    }
    self = pattern
  }

  /// Writes the pattern's text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
