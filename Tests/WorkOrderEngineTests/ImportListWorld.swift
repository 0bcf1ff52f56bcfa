import Configuration
import Foundation
import Testing

@testable import WorkOrderEngine

extension World {
  /// Imports lines under a header whose columns bear the names of the fields; line 1 is the header.
  func importing(
    _ subject: ImportMap.Subject, _ lines: [String], update: Bool = false, strict: Bool = false,
    dryRun: Bool = false, campus: String? = "NH", as number: String = "1"
  ) throws -> ImportSummary {
    let fields = lines[0].split(separator: ",").map { "\($0) = \"\($0)\"" }
    let toml = (["[fields]"] + fields + (campus.map { ["[campus]", "default = \"\($0)\""] } ?? []))
      .joined(separator: "\n")
    let person = try engine.ask(now: now) { try $0.person(named: number).id }
    return try engine.importRows(
      of: subject,
      from: ImportSource(
        bytes: Array(lines.joined(separator: "\n").utf8), name: "list.csv", piece: 7),
      map: ImportMap(toml: toml, file: "map.toml", subject: subject),
      options: ImportOptions(strict: strict, update: update, dryRun: dryRun),
      id: UUID().uuidString, by: Actor(person: person), now: now)
  }

  /// The place with a path or a name.
  func place(_ name: String) throws -> Place {
    try engine.ask(now: now) { try $0.place(named: name) }
  }

  func doctor() throws -> [Problem] { try engine.doctor(chain: true, now: now) }
}

extension ImportSummary {
  /// What was not taken, by line.
  var faults: [Int: ImportFault] {
    Dictionary(badRows.map { ($0.line, $0.fault) }, uniquingKeysWith: { first, _ in first })
  }
}
