import Foundation

/// A program of the machine that tests look at a paper with.
enum Tool {
  /// Where it is on PATH.
  static func path(of name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
      "\($0)/\(name)"
    }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func isPresent(_ name: String) -> Bool { path(of: name) != nil }

  struct Failed: Error { var status: Int32 }

  /// What it writes when it reads `input`; through files, since neither end waits for the other.
  static func run(_ name: String, _ arguments: [String], input: Data) throws -> Data {
    let folder = FileManager.default.temporaryDirectory
    let (given, made) = (
      folder.appendingPathComponent(UUID().uuidString),
      folder.appendingPathComponent(UUID().uuidString)
    )
    defer { for file in [given, made] { try? FileManager.default.removeItem(at: file) } }
    try input.write(to: given)
    try Data().write(to: made)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path(of: name) ?? name)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: given)
    process.standardOutput = try FileHandle(forWritingTo: made)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
    return try Data(contentsOf: made)
  }
}
