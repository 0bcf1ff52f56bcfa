import Foundation

@testable import WorkOrderEngine

/// Commands as JSON, a line each: the number of a member of the staff, the name of the command and its
/// values, as in `3 logDefect {"place":"NH/TSG/101",…}`.
enum CommandProperty {
  /// More nobody can give in the time of one input.
  private static let most = 12

  static func check(_ bytes: [UInt8]) throws {
    let commands = try bytes.split(separator: 0x0A).prefix(most).flatMap(Self.commands)
    guard !commands.isEmpty else { return }
    let office = try FuzzOffice.shared.get()
    var good = commands
    try office.undone { engine in
      good = Array(commands.prefix(try give(commands, to: engine, in: office)))
      if good.count == commands.count { try check(engine, office) }
    }
    // Within one transaction a refusal does not take back what it has written: the rest is done anew.
    guard good.count < commands.count, !good.isEmpty else { return }
    try office.undone { engine in
      let count = try give(good, to: engine, in: office)
      try hold(count == good.count, "what was done can be done again", "\(count)")
      try check(engine, office)
    }
  }

  /// The records agree with their history, now and after what comes due.
  private static func check(_ engine: Engine, _ office: FuzzOffice) throws {
    try FuzzOffice.checkRecords(of: engine, now: office.soon)
    _ = try engine.tick(now: office.later)
    try FuzzOffice.checkRecords(of: engine, now: office.later)
  }

  /// How many were carried out before the first was refused.
  private static func give(
    _ commands: [Given], to engine: Engine, in office: FuzzOffice
  ) throws -> Int {
    for (index, given) in commands.enumerated() {
      do {
        try given.give(engine, "command-\(index)", office)
      } catch is EngineError {
        return index
      } catch let broken as BrokenRule {
        throw broken
      } catch {
        throw BrokenRule(rule: "the engine refuses or does", what: "\(error)")
      }
    }
    return commands.count
  }

  /// A command that can be given.
  private struct Given {
    let give: (Engine, _ id: String, FuzzOffice) throws -> Void
  }

  /// What a line says: a name may be that of several commands.
  private static func commands(in line: ArraySlice<UInt8>) throws -> [Given] {
    let parts = line.split(separator: 0x20, maxSplits: 2)
    guard parts.count == 3 else { return [] }
    let who = String(decoding: parts[0], as: UTF8.self)
    let name = String(decoding: parts[1], as: UTF8.self)
    let types = (Engine.commands + [EnterStaff.self, ReviseStaff.self]).filter { $0.name == name }
    return try types.compactMap { try command($0, Data(parts[2]), by: Int(who) ?? 0) }
  }

  private static func command<C: Command>(
    _ type: C.Type, _ json: Data, by who: Int
  ) throws -> Given? {
    guard let command = try? JSONDecoder().decode(type, from: json) else { return nil }
    let text = try canonicalJSON(command)
    try comesBack(type, text)
    // A configuration comes from files, which have their own rules.
    if type == ApplyConfiguration.self { return nil }
    return Given { engine, id, office in
      let person = office.staff[abs(who % office.staff.count)]
      func give() throws -> String {
        let actor = Actor(person: person)
        return try canonicalJSON([
          try engine.perform(command, id: id, by: actor, now: office.soon)
        ])
      }
      let answer = try give()
      try comesBack([C.Answer].self, answer)
      let again = try give()
      try hold(answer == again, "a repeated command answers its first result", again)
    }
  }

  /// What is written is read, and written again the same.
  private static func comesBack<Value: Codable>(_ type: Value.Type, _ text: String) throws {
    let again: String
    do {
      again = try canonicalJSON(try JSONDecoder().decode(type, from: Data(text.utf8)))
    } catch {
      throw BrokenRule(rule: "what is written is read", what: "\(text): \(error)")
    }
    try hold(again == text, "what is written is read", "\(text) and \(again)")
  }
}
