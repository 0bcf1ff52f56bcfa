import Foundation
import Testing

/// Files to read, with which papers are compared; with `PATROL_RECORD_GOLDENS` in the environment
/// they are written instead.
enum Golden {
  static func compare(_ text: String, with name: String) throws {
    let text = withoutDigests(text)
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/\(name)")
    if ProcessInfo.processInfo.environment["PATROL_RECORD_GOLDENS"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let known = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(Array(text.utf8) == Array(known.utf8), "\(name)\n\(text)")
  }

  /// Digests hang on the rules that come with the program, so that each change of those would change
  /// every sheet: their digits are not compared.
  private static func withoutDigests(_ text: String) -> String {
    let digest = /[0-9a-f]{64}|[0-9a-f]{4}(?:\s+[0-9a-f]{4}){15}/
    return text.replacing(digest) { match in
      String(match.output.map { $0.isWhitespace ? $0 : "0" })
    }
  }
}
