import Configuration
import Foundation
import Localization
import ServiceClock

/// `due --batch FILE`: JSON lines in, JSON lines out, one answer a line in the same order.
struct DueBatch {
  let calendar: CompiledCalendar
  let invocation: Invocation

  private struct Question: Decodable {
    var from: String
    var target: String
    var holds: [[String]]?
  }

  func run(file: String) throws {
    let decoder = JSONDecoder()
    var bad = 0
    try Files.lines(of: file) { line, _ in
      guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return }
      do {
        invocation.output.write(line: try answer(line, decoder))
      } catch {
        bad += 1
        let text = Verdict(reworded(error), strings: invocation.strings).text
        invocation.output.write(line: (["error": .string(text)] as JSON).text)
      }
    }
    if bad > 0 {
      try invocation.output.flush()
      throw Failure(.malformed, "error.badLines", ["count": "\(bad)"])
    }
  }

  private func answer(_ line: ArraySlice<UInt8>, _ decoder: JSONDecoder) throws -> String {
    let question = try decoder.decode(Question.self, from: Data(line))
    let zone = calendar.zone
    let from = try TimeText.instant(question.from, in: zone)
    let holds = try (question.holds ?? []).map { pair in
      guard pair.count == 2 else {
        throw Failure.malformed("error.badHold", pair.joined(separator: "/"))
      }
      return Hold(
        start: try TimeText.instant(pair[0], in: zone), end: try TimeText.instant(pair[1], in: zone)
      )
    }
    let due = try calendar.due(from: from, target: try Target(question.target), holds: holds)
    // Written by hand: nothing in it needs escaping, and batches are long.
    let seconds = calendar.openSeconds(from: from, to: due.due)
    let minutes = seconds % 60 == 0 ? "\(seconds / 60)" : "\(Double(seconds) / 60)"
    return """
      {"due":"\(zone.iso8601(due.due))","estimated":\(due.estimated),"openMinutes":\(minutes)}
      """
  }

  /// What the decoder says of a line, as one of ours.
  private func reworded(_ error: any Error) -> any Error {
    switch error {
    case DecodingError.keyNotFound(let key, _):
      Failure(.malformed, "error.keyMissing", ["key": key.stringValue])
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      if let key = context.codingPath.first {
        Failure(.malformed, "error.keyWrong", ["key": key.stringValue])
      } else {
        Failure(.malformed, "error.notJSON")
      }
    case let error as ClockError: LocatedClockError(cause: error, zone: calendar.zone)
    case is DecodingError: Failure(.malformed, "error.notJSON")
    default: error
    }
  }
}
