import Foundation
import Screen
import Testing

/// Screens as text files beside these tests, with a map of their looks.
///
/// `PATROL_RECORD_GOLDENS=1 swift test --filter DeskTests` writes them anew; look at the difference
/// before committing it.
enum Golden {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens")

  static func compare(_ surface: Surface, with name: String) throws {
    for row in 0..<surface.size.rows {
      let columns = surface.row(row).reduce(0) { $0 + $1.width }
      #expect(columns == surface.size.columns, "\(name), row \(row)")
    }
    try compare(text: surface.text + "--- styles\n" + surface.styleMap, with: name)
  }

  static func compare(text: String, with name: String) throws {
    let file = folder.appendingPathComponent("\(name).txt")
    if ProcessInfo.processInfo.environment["PATROL_RECORD_GOLDENS"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let known = try String(contentsOf: file, encoding: .utf8)
    guard known != text else { return }
    let lines = zip(
      known.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false))
    let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(name) differs at line \((first?.offset ?? -1) + 1):
      \(first?.element.0 ?? "")
      \(first?.element.1 ?? "")
      """
    )
  }
}
