import Foundation
import ServiceClock

/// What is wrong with a round file that somebody filled in. Whoever reads it says so, with the name of
/// the file.
public enum RoundFileFlaw: Error, Hashable, Sendable {
  /// It is no round file; where, as far as that is known.
  case damaged(place: String)
  /// A later release wrote it.
  case newer(version: Int)
  /// What is sealed was altered.
  case altered
  /// Something is written under a name that nobody reads.
  case stranger(place: String)
  /// Something is written twice under one name.
  case repeated(place: String)
  /// A value that cannot be read.
  case badValue(place: String, value: String)
}

extension RoundFile {
  /// Reads a file, once its head, its shape and its seal are found good.
  public init(reading text: String) throws(RoundFileFlaw) {
    let data = Data(text.utf8)
    let head = try Self.decoded(RoundFileHead.self, data)
    guard head.format == Self.formatName else { throw .damaged(place: "format") }
    guard head.version <= Self.newestVersion else { throw .newer(version: head.version) }
    self = try Self.decoded(RoundFile.self, data)
    guard (try? Self.seal(of: taken)) == seal else { throw .altered }
    let stranger: [JSONStranger.Step]?
    do {
      stranger = try JSONStranger.path(in: data, readAs: self)
    } catch {
      throw .damaged(place: "JSON")
    }
    if let stranger { throw .stranger(place: place(of: stranger)) }
    if let repeated = JSONStranger.repeated(in: data) {
      throw .repeated(place: place(of: repeated))
    }
  }

  /// The command that brings what is filled in.
  ///
  /// - Parameter photograph: the picture that an entry names; `nil` for none.
  /// - Throws: ``RoundFileFlaw/badValue(place:value:)`` for an entry that cannot be read,
  ///   ``RoundFileFlaw/damaged(place:)`` for a time zone that nobody knows, or what `photograph` throws.
  public func command(
    photograph: (_ entry: Entry, _ place: String) throws -> Photograph?
  ) throws -> BringRound {
    guard let zone = try? ZoneRules(identifier: taken.zone) else {
      throw RoundFileFlaw.damaged(place: "taken.zone")
    }
    var brought: [BringRound.Brought] = []
    for (index, entry) in answers.enumerated() where !entry.isEmpty {
      guard let answer = CheckAnswer(entry.answer) else {
        throw RoundFileFlaw.badValue(place: entry.place(index, "answer"), value: entry.answer)
      }
      guard let at = try? TimeText.instant(entry.at, in: zone) else {
        throw RoundFileFlaw.badValue(place: entry.place(index, "at"), value: entry.at)
      }
      brought.append(
        BringRound.Brought(
          index: index, stop: entry.stop, item: entry.item, answer: answer, at: at,
          words: entry.text, photo: try photograph(entry, entry.place(index, "photo"))))
    }
    return BringRound(
      round: taken.round, answers: brought, finished: try end(in: zone), reason: reason)
  }

  private func end(in zone: ZoneRules) throws(RoundFileFlaw) -> Instant? {
    if finished.allSatisfy(\.isWhitespace) { return nil }
    guard let end = try? TimeText.instant(finished, in: zone) else {
      throw .badValue(place: "finished", value: finished)
    }
    return end
  }

  private static func decoded<Value: Decodable>(
    _ type: Value.Type, _ data: Data
  ) throws(RoundFileFlaw) -> Value {
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw .damaged(place: place(of: error))
    }
  }

  /// Where something stands that nobody reads; of an answer with its stop and item.
  private func place(of stranger: [JSONStranger.Step]) -> String {
    guard stranger.first == .member("answers"), stranger.count > 2,
      case .index(let index) = stranger[1], answers.indices.contains(index)
    else { return stranger.text }
    return answers[index].place(index, Array(stranger[2...]).text)
  }

  /// Where in the file a mistake is, as far as the decoder says.
  private static func place(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "JSON" }
    let (context, key): (DecodingError.Context, (any CodingKey)?) =
      switch error {
      case .keyNotFound(let key, let context): (context, key)
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        (context, nil)
      @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), nil)
      }
    let path = (context.codingPath + (key.map { [$0] } ?? [])).map { part in
      part.intValue.map { "[\($0)]" } ?? part.stringValue
    }
    return path.isEmpty ? "JSON" : path.joined(separator: ".").replacing(".[", with: "[")
  }
}

extension RoundFile.Entry {
  /// Nothing was filled in.
  fileprivate var isEmpty: Bool {
    answer.allSatisfy(\.isWhitespace) && at.isEmpty && text.isEmpty && !hasPicture
  }

  /// A picture or its digest is named.
  public var hasPicture: Bool {
    [photo, photoDigest].contains { $0.map { !$0.allSatisfy(\.isWhitespace) } ?? false }
  }

  /// Where a member stands, for people who count neither from 0 nor entries: `answers[13].answer (2
  /// glass)`.
  fileprivate func place(_ index: Int, _ member: String) -> String {
    "answers[\(index)].\(member) (\(stop) \(item))"
  }
}
