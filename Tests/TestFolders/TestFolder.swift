public import Foundation
import Glibc

/// Folders for the files of tests. They stand in one folder of the process, which goes with it, so
/// that a test need not know how long its engine or its terminal still uses them.
public enum TestFolder {
  private static let prefix = "patrol-tests-"

  /// The folder of this process; those of processes that ended without leaving go now.
  private static let base: URL = {
    let temporary = FileManager.default.temporaryDirectory
    for name in (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? [] {
      guard name.hasPrefix(prefix), let process = Int32(name.dropFirst(prefix.count)),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: temporary.appendingPathComponent(name))
    }
    atexit { try? FileManager.default.removeItem(at: TestFolder.base) }
    return temporary.appendingPathComponent("\(prefix)\(getpid())")
  }()

  /// A new, empty folder with a short name: the socket of a terminal in it may not have a long one.
  public static func make() throws -> URL {
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    var name = Array("\(base.path)/XXXXXX".utf8CString)
    guard let made = mkdtemp(&name) else { throw CocoaError(.fileWriteUnknown) }
    return URL(fileURLWithPath: String(cString: made))
  }
}
