import Configuration
import Foundation
import Testing
import WorkOrderEngine

@Suite("The names of the commands")
struct CommandNameTests {
  /// The names as the sources of the engine spell them: of commands, and of rights asked for.
  private func spelled() throws -> Set<String> {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/WorkOrderEngine")
    var names: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where path.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let isName = line.contains("static let name = \"")
        let isRight =
          line.contains("authorise") && line.contains("\"")
          || line.contains("static let right = \"")
        guard isName || isRight else { continue }
        names.insert(String(line.split(separator: "\"")[1]))
      }
    }
    return names
  }

  @Test("the engine's list has every command and every right that its sources ask for")
  func complete() throws {
    #expect(try spelled() == Engine.commandNames)
    #expect(Engine.commandNames.count > 40)
  }

  @Test("roles.toml names only commands that exist")
  func roles() throws {
    #expect(try Defaults.load().lint(commands: Engine.commandNames) == [])
  }

  @Test("whatever the engine can do, roles.toml lets somebody do")
  func everyCommand() throws {
    let roles = try Defaults.load().roles.filter { $0.key != .system }
    let named = Set(roles.values.joined())
    #expect(Engine.commandNames.subtracting(named) == [])
  }
}
