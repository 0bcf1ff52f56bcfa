import Foundation

@testable import WorkOrderEngine

/// A round file as it comes home. A round of the same office that was filled in is the first input.
enum RoundProperty {
  static func check(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    do throws(RoundFileFlaw) {
      _ = try RoundFile(reading: text)
    } catch {
      try check(error)
    }
    // No mutation finds a seal: what has the shape of a file is sealed again and read.
    guard var file = try? JSONDecoder().decode(RoundFile.self, from: Data(bytes)) else { return }
    file.format = RoundFile.formatName
    file.version = min(file.version, RoundFile.newestVersion)
    file.seal = try RoundFile.seal(of: file.taken)
    try comesBack(file)
    try bring(file)
  }

  private static func check(_ flaw: RoundFileFlaw) throws {
    switch flaw {
    case .damaged(let place), .stranger(let place), .repeated(let place):
      try hold(!place.isEmpty, "a flaw has its place", "\(flaw)")
    case .newer(let version):
      try hold(version > RoundFile.newestVersion, "newer is newer", "\(flaw)")
    case .altered: break
    case .badValue: throw BrokenRule(rule: "values are read later", what: "\(flaw)")
    }
  }

  private static func comesBack(_ file: RoundFile) throws {
    let written = try canonicalJSON(file)
    let again: RoundFile
    do throws(RoundFileFlaw) {
      again = try RoundFile(reading: written)
    } catch {
      throw BrokenRule(rule: "what is written is read", what: "\(error): \(written)")
    }
    try hold(again == file, "what is written is read", written)
    var left = file
    for index in left.answers.indices { left.answers[index].why = "answered" }
    let (id, other) = (try file.commandID(), try left.commandID())
    try hold(id == other, "what was left has the id of its file", id)
  }

  /// Brings the answers into the round of the office.
  private static func bring(_ file: RoundFile) throws {
    var command: BringRound
    do {
      command = try file.command { _, _ in nil }
    } catch is RoundFileFlaw {
      return
    }
    for brought in command.answers {
      try hold(
        file.answers.indices.contains(brought.index)
          && CheckAnswer(brought.answer.text) == brought.answer, "an answer is read again",
        "\(brought)")
    }
    let office = try FuzzOffice.shared.get()
    command.round = office.taken.taken.round
    try office.undone { engine in
      let answer: BringRound.Answer
      do {
        answer = try engine.perform(
          command, id: "bring", by: Actor(person: office.staff[1]), now: office.later)
      } catch is EngineError {
        return
      }
      let told = answer.applied + answer.known + answer.left.count { $0.index != nil }
      try hold(told == command.answers.count, "of a round file nothing is lost", "\(answer)")
      try FuzzOffice.checkRecords(of: engine, now: office.later)
    }
  }
}
