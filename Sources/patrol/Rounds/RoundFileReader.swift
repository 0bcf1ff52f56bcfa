import Foundation
import ServiceClock
import WorkOrderEngine

/// Reads a round file that somebody filled in.
struct RoundFileReader {
  let path: String

  /// The file, once its head, its shape and its seal are found good.
  ///
  /// - Throws: ``Failure``: 65 when it is damaged or altered, 78 when it is of a newer version.
  func file() throws -> RoundFile {
    try Files.admit(named: path)
    let data = Data(try Files.text(path).utf8)
    let decoder = JSONDecoder()
    let head: RoundFileHead
    do {
      head = try decoder.decode(RoundFileHead.self, from: data)
    } catch {
      throw refusal("error.roundFile.damaged", Self.place(of: error))
    }
    guard head.format == RoundFile.formatName else {
      throw refusal("error.roundFile.damaged", "format")
    }
    guard head.version <= RoundFile.newestVersion else {
      throw Failure(
        .configuration, "error.roundFile.newer",
        ["path": path, "version": "\(head.version)"])
    }
    let file: RoundFile
    do {
      file = try decoder.decode(RoundFile.self, from: data)
    } catch {
      throw refusal("error.roundFile.damaged", Self.place(of: error))
    }
    guard try RoundFile.seal(of: file.taken) == file.seal else {
      throw refusal("error.roundFile.altered", "taken")
    }
    if let stranger = try JSONStranger.path(in: data, readAs: file) {
      throw self.stranger(stranger, in: file)
    }
    return file
  }

  /// The command that brings what is filled in.
  ///
  /// - Throws: ``Failure`` (65) that names the entry that cannot be read.
  func command(_ file: RoundFile) throws -> BringRound {
    let zone = try ZoneRules(identifier: file.taken.zone)
    var answers: [BringRound.Brought] = []
    for (index, entry) in file.answers.enumerated() {
      let isBlank = entry.answer.allSatisfy(\.isWhitespace)
      if isBlank, entry.at.isEmpty, entry.text.isEmpty, !entry.hasPicture { continue }
      guard let answer = CheckAnswer(entry.answer) else {
        throw refusal(
          "error.roundFile.badValue", entry.place(index, "answer"), entry.answer)
      }
      guard let at = try? TimeText.instant(entry.at, in: zone) else {
        throw refusal("error.roundFile.badValue", entry.place(index, "at"), entry.at)
      }
      answers.append(
        BringRound.Brought(
          index: index, stop: entry.stop, item: entry.item, answer: answer, at: at,
          words: entry.text, photo: try photograph(entry, at: entry.place(index, "photo"))))
    }
    var finished: Instant?
    if !file.finished.allSatisfy(\.isWhitespace) {
      finished = try? TimeText.instant(file.finished, in: zone)
      if finished == nil { throw refusal("error.roundFile.badValue", "finished", file.finished) }
    }
    return BringRound(
      round: file.taken.round, answers: answers, finished: finished, reason: file.reason)
  }

  private func photograph(_ entry: RoundFile.Entry, at place: String) throws -> Photograph? {
    guard let location = entry.photo, !location.allSatisfy(\.isWhitespace) else {
      guard !entry.hasPicture else {
        throw refusal("error.roundFile.badValue", place, entry.photo ?? "")
      }
      return nil
    }
    let isDigest = { (text: String) in text.count == 64 && text.allSatisfy(\.isHexDigit) }
    guard entry.photoDigest.map(isDigest) ?? !location.contains("://") else {
      throw refusal(
        "error.roundFile.badDigest", place.replacing(".photo ", with: ".photoDigest "), location)
    }
    let folder = path == "-" ? nil : Files.absolute(path).split(separator: "/").dropLast()
    return try PhotographFile(
      location: location, digest: entry.photoDigest,
      folder: folder.map { "/" + $0.joined(separator: "/") }
    ).photograph()
  }

  /// Something that is written under a name that nobody reads; of an answer with its stop and item.
  private func stranger(_ path: [JSONStranger.Step], in file: RoundFile) -> Failure {
    guard path.first == .member("answers"), path.count > 2, case .index(let index) = path[1]
    else { return refusal("error.roundFile.stranger", path.text) }
    let member = Array(path[2...]).text
    return refusal("error.roundFile.stranger", file.answers[index].place(index, member))
  }

  private func refusal(_ key: String, _ place: String, _ value: String? = nil) -> Failure {
    var arguments = ["path": path, "where": place]
    if let value { arguments["value"] = value }
    return Failure(.malformed, key, arguments)
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
  /// Where a member stands, for people who count neither from 0 nor entries: `answers[13].answer (2
  /// glass)`.
  fileprivate func place(_ index: Int, _ member: String) -> String {
    "answers[\(index)].\(member) (\(stop) \(item))"
  }

  /// A picture or its digest is named.
  fileprivate var hasPicture: Bool {
    [photo, photoDigest].contains { $0.map { !$0.allSatisfy(\.isWhitespace) } ?? false }
  }
}
