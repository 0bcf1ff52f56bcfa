import Foundation
import Synchronization

/// Where zone rules come from: the system's zone files, then Foundation; each is read once.
enum ZoneLibrary {
  /// The folder of the system's zone files.
  static let folder = "/usr/share/zoneinfo/"
  /// Transitions are laid out up to this year, not included.
  static let lastYear = 2150
  /// Transitions before 1850 are dropped: nothing here is older, and sums stay small.
  static let earliest: Int64 = -3_786_912_000

  private static let known = Mutex<[String: ZoneRules]>([:])

  /// The rules of a zone, or nil when nobody knows it.
  static func rules(_ identifier: String) -> ZoneRules? {
    if let rules = known.withLock({ $0[identifier] }) { return rules }
    guard isWellFormed(identifier), let phases = phases(identifier) else { return nil }
    let rules = ZoneRules(identifier: identifier, phases: phases)
    known.withLock { $0[identifier] = rules }
    return rules
  }

  /// Letters, digits, `_`, `+`, `-` in segments parted by single slashes: nothing that could
  /// leave the folder, and neither the machine's own zone nor those that count leap seconds.
  static func isWellFormed(_ identifier: String) -> Bool {
    guard (1...64).contains(identifier.utf8.count) else { return false }
    let segments = identifier.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = segments.first,
      !["right", "posix", "localtime", "posixrules"].contains(first)
    else { return false }
    return segments.allSatisfy { segment in
      guard let start = segment.unicodeScalars.first, start.isASCII,
        start.properties.isAlphabetic
      else { return false }
      return segment.unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
            || "_+-".unicodeScalars.contains($0))
      }
    }
  }

  private static func phases(_ identifier: String) -> [ZonePhase]? {
    if identifier == "UTC" || identifier == "Etc/UTC" { return [] }
    if let bytes = bytes(ofFile: folder + identifier), let file = ZoneFile(bytes) {
      return file.phases(until: lastYear, from: earliest)
    }
    return foundationPhases(identifier)
  }

  private static func bytes(ofFile path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    // The largest zone file has a few kilobytes.
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&buffer, 1, buffer.count, file)
    return count == 0 ? nil : Array(buffer.prefix(count))
  }

  /// The transitions Foundation knows since 1970, for systems without zone files.
  static func foundationPhases(_ identifier: String) -> [ZonePhase]? {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    let end = Int64(CalendarDate.dayNumber(year: lastYear, month: 1, day: 1)) * secondsPerDay
    var date = Date(timeIntervalSince1970: 0)
    var phases = [ZonePhase(start: earliest, offset: Int64(zone.secondsFromGMT(for: date)))]
    while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date {
      let start = Int64(next.timeIntervalSince1970.rounded())
      if start >= end { break }
      phases.append(ZonePhase(start: start, offset: Int64(zone.secondsFromGMT(for: next))))
      date = next
    }
    return phases
  }
}
