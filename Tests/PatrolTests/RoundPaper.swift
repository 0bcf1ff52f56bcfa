import Foundation
import Testing

/// A round file as somebody on the way edits it: as JSON.
struct RoundPaper {
  private var members: [String: Any]

  init(_ text: String) throws {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    members = try #require(value as? [String: Any])
  }

  /// The file's text.
  func text() throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self)
  }

  subscript(name: String) -> Any? {
    get { members[name] }
    set { members[name] = newValue }
  }

  var answers: [[String: Any]] {
    get { members["answers"] as? [[String: Any]] ?? [] }
    set { members["answers"] = newValue }
  }

  /// What an item asks.
  func asks(_ item: String) -> String {
    answers.first { $0["item"] as? String == item }?["asks"] as? String ?? ""
  }

  /// Fills in the answer to the first item of this name.
  mutating func set(_ item: String, _ answer: String, at: String, _ text: String = "") {
    guard let index = answers.firstIndex(where: { $0["item"] as? String == item }) else {
      Issue.record("\(item) is not in the file")
      return
    }
    answers[index].merge(["answer": answer, "at": at, "text": text]) { $1 }
  }

  /// Says where the photograph of an item lies.
  mutating func setPhoto(_ item: String, _ location: String, digest: String? = nil) {
    guard let index = answers.firstIndex(where: { $0["item"] as? String == item }) else {
      Issue.record("\(item) is not in the file")
      return
    }
    answers[index]["photo"] = location
    answers[index]["photoDigest"] = digest
  }

  /// Fills in one answer everywhere.
  mutating func answerAll(_ answer: String, at: String) {
    answers = answers.map { $0.merging(["answer": answer, "at": at]) { $1 } }
  }

  /// Writes an answer to something that is not in the file.
  mutating func append(stop: Int, item: String, answer: String, at: String) {
    answers.append(["stop": stop, "item": item, "answer": answer, "at": at, "text": ""])
  }

  /// Changes what is sealed.
  mutating func alterTaken(_ name: String, _ value: String) {
    var taken = members["taken"] as? [String: Any] ?? [:]
    taken[name] = value
    members["taken"] = taken
  }
}

extension Office {
  /// Takes a round of NH-R1 along at 09:00, which is then an hour ago.
  func takeRound() throws -> RoundPaper {
    let taken = try run("round", "take", "--route", "NH-R1", path("round.json"))
    #expect(taken.status == 0, "\(taken.complaint)")
    #expect(try run("--now", "2026-11-27 10:00", "order", "list").status == 0)
    return try roundFile("round.json")
  }

  /// The round file of this name.
  func roundFile(_ name: String) throws -> RoundPaper {
    try RoundPaper(try String(contentsOfFile: path(name), encoding: .utf8))
  }

  /// Brings a file.
  func bring(_ paper: RoundPaper, _ options: String...) throws -> Outcome {
    try launch(["round", "bring", try file("round.json", try paper.text()), "--json"] + options)
  }

  /// How an item of the round stands.
  func result(_ item: String) throws -> String? {
    let shown = try run("round", "show", "NH-R1-1", "--json").json()
    return (shown["items"] as? [[String: Any]])?.first { $0["item"] as? String == item }?["result"]
      as? String
  }
}

extension Outcome {
  /// What was not taken in: stop, item, why, and who answered meanwhile.
  func left() throws -> [String] {
    try #require(try json()["left"] as? [[String: Any]]).map { one in
      let stop = (one["stop"] as? Int).map { "\($0)" } ?? ""
      return [stop, one["item"], one["why"], one["by"]].map { $0 as? String ?? "" }
        .joined(separator: " ")
    }
  }
}
