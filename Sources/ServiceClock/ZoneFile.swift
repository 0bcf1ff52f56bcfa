/// A compiled zone file of the system (TZif, RFC 9636, version 2 or later).
struct ZoneFile {
  private var transitions: [ZonePhase] = []
  private var firstOffset: Int64 = 0
  private var footer: FooterRule?

  /// Reads the 64-bit part of the file and its footer; nil when the bytes are not such a file.
  init?(_ bytes: [UInt8]) {
    guard let narrow = Header(bytes, at: 0), narrow.version >= 0x32,
      let wide = Header(bytes, at: Header.length + narrow.bodyLength(timeSize: 4)),
      // Leap seconds would shift every time against the rest of the system.
      wide.leapCount == 0, wide.typeCount > 0
    else { return nil }
    let times = wide.bodyStart
    let indexes = times + wide.timeCount * 8
    let types = indexes + wide.timeCount
    let end = wide.bodyStart + wide.bodyLength(timeSize: 8)
    guard end <= bytes.count else { return nil }

    func offset(ofType type: Int) -> Int64 {
      Int64(Int32(truncatingIfNeeded: bytes.bigEndian(at: types + type * 6, count: 4)))
    }
    firstOffset = offset(ofType: 0)
    for index in 0..<wide.timeCount {
      let type = Int(bytes[indexes + index])
      guard type < wide.typeCount else { return nil }
      let time = Int64(bitPattern: bytes.bigEndian(at: times + index * 8, count: 8))
      transitions.append(ZonePhase(start: time, offset: offset(ofType: type)))
    }
    let rule = bytes[end...].dropFirst().prefix { $0 != 0x0A }
    footer = FooterRule(String(decoding: rule, as: UTF8.self))
  }

  /// The offsets in force from `earliest` (seconds since 1970) to the beginning of `year`:
  /// those listed, then those the footer's rule implies.
  func phases(until year: Int, from earliest: Int64) -> [ZonePhase] {
    var phases = [ZonePhase(start: earliest, offset: firstOffset)]
    for transition in transitions {
      if transition.start <= earliest {
        phases[0].offset = transition.offset
      } else {
        phases.append(transition)
      }
    }
    guard let footer else { return phases }
    // Without transitions the footer alone holds; with them it holds after the last.
    let last = transitions.last?.start ?? earliest
    if transitions.isEmpty { phases[0].offset = footer.standardOffset }
    let firstYear = max(1850, LocalDateTime(faceSeconds: max(last, earliest)).date.year)
    for year in firstYear..<max(firstYear, year) {
      phases += footer.transitions(in: year).filter { $0.start > last }
    }
    // A transition that changes nothing (only the name or the flag) is not one for us.
    return phases.enumerated().filter { index, phase in
      index == 0 || phase.offset != phases[index - 1].offset
    }.map(\.element)
  }

  /// The counts at the head of each part.
  private struct Header {
    static let length = 44
    let version: UInt8
    let bodyStart: Int
    let utCount, standardCount, leapCount, timeCount, typeCount, nameLength: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard bytes.count >= start + Header.length,
        bytes[start..<(start + 4)].elementsEqual("TZif".utf8)
      else { return nil }
      version = bytes[start + 4]
      bodyStart = start + Header.length
      let counts = (0..<6).map { Int(bytes.bigEndian(at: start + 20 + $0 * 4, count: 4)) }
      guard counts.allSatisfy({ $0 <= 65_536 }) else { return nil }
      utCount = counts[0]
      standardCount = counts[1]
      leapCount = counts[2]
      timeCount = counts[3]
      typeCount = counts[4]
      nameLength = counts[5]
    }

    func bodyLength(timeSize: Int) -> Int {
      timeCount * (timeSize + 1) + typeCount * 6 + nameLength + leapCount * (timeSize + 4)
        + standardCount + utCount
    }
  }
}

extension [UInt8] {
  /// The big-endian number in `count` bytes; the caller has checked the length.
  fileprivate func bigEndian(at start: Int, count: Int) -> UInt64 {
    self[start..<(start + count)].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
