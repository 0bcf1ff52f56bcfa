import Foundation
import Testing

/// What the fuzzers begin with and what they have found, and some thousand changes of it.
@Suite("Hostile input", .serialized)
struct ReplayTests {
  private static let corpus = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpus")

  /// How many changed inputs a target gets; those that reach the database take longer.
  private static func changes(of target: FuzzTarget) -> Int {
    switch target {
    case .commands, .imports, .round: 100
    case .filter: 300
    case .configuration: 500
    case .tables, .keys, .text: 2_000
    }
  }

  private static func inputs(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = corpus.appendingPathComponent(target.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      (name, Array(try Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }

  @Test("every rule holds for what is kept of it", arguments: FuzzTarget.allCases)
  func kept(target: FuzzTarget) throws {
    let inputs = try Self.inputs(target)
    #expect(inputs.count >= 5)
    for input in inputs {
      #expect(throws: Never.self, "\(input.name)") { try target.check(input.bytes) }
    }
  }

  @Test("every rule holds for what is kept when it is changed", arguments: FuzzTarget.allCases)
  func changed(target: FuzzTarget) throws {
    let inputs = try Self.inputs(target).map(\.bytes)
    var mutation = Mutation(seed: 2_026)
    for count in 0..<Self.changes(of: target) {
      let input = mutation.change(inputs[count % inputs.count], among: inputs)
      do {
        try target.check(input)
      } catch {
        Issue.record("\(error)\n\(Data(input).base64EncodedString())")
        return
      }
    }
  }
}
