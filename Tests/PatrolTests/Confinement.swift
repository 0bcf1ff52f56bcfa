import Foundation
import Testing

/// A namespace of its own for a script: there it may mount small and read-only disks, and what it
/// mounts goes with it.
enum Confinement {
  /// Some systems do not let their users have one.
  private static let isPossible: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "unshare -rm mount -t tmpfs -o size=1m tmpfs /mnt"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// Ends the test without a word against it where there can be none.
  static func require() throws {
    if !isPossible { try Test.cancel("this system gives its users no namespaces (unshare -rm)") }
  }

  /// The script inside of one.
  static func script(_ script: String) -> String {
    "unshare -rm /bin/bash -c '\(script.replacingOccurrences(of: "'", with: "'\\''"))'"
  }
}
