import Foundation

/// A process of its own that ended.
struct ChildProcess: CustomStringConvertible {
  /// Its status, or 128 and the signal that ended it.
  var status: Int32
  /// The whole lines that it wrote.
  var lines: [String]

  var description: String { "status \(status), last \(lines.suffix(3))" }

  /// Runs a program to its end.
  static func run(_ program: URL, _ arguments: [String]) throws -> ChildProcess {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let status = process.terminationStatus
    return ChildProcess(
      status: process.terminationReason == .exit ? status : 128 + status,
      lines: String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init))
  }
}

/// The lock of the writers' queue, which goes with the process that held it.
enum WriterLock {
  /// - Throws: ``Finding`` when somebody still holds it.
  static func requireFree(_ database: String) throws {
    let file = open(database + ".lock", O_RDWR | O_CLOEXEC)
    // Where nobody has written yet there is no lock.
    guard file >= 0 else { return }
    defer { close(file) }
    try Finding.require(flock(file, LOCK_EX | LOCK_NB) == 0, "the writers' queue is not free")
  }
}
