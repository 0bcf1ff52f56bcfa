import Foundation
import Glibc
import TestFolders
import Testing

/// A machine of its own for one test, as far as files say what it is: `/etc` is a copy to which users were
/// added, and `/mnt` holds the program, the office's folder and homes. Commands run in a namespace of mounts,
/// as one of the users; nothing of it is seen outside.
final class Machine: Sendable {
  /// A system account.
  struct Account {
    var name: String
    var id: UInt32
    var group: UInt32
  }

  /// The account of the office, and those of people.
  static let office = Account(name: "patrol", id: 60_001, group: 60_001)
  static let wang = Account(name: "wang", id: 60_002, group: 60_002)
  static let stranger = Account(name: "stranger", id: 60_003, group: 60_003)

  private let folder: URL

  /// What of it stands where in the namespace.
  static let program = "/mnt/bin/patrol"
  static let database = "/mnt/office/patrol.db"

  /// - Parameter mode: that of the program, whose group is the office's.
  init(programMode mode: mode_t) throws {
    folder = try TestFolder.make()
    for name in ["mnt/bin", "mnt/office", "mnt/home"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    let program = path("mnt/bin/patrol")
    try FileManager.default.copyItem(atPath: try Office().programPath, toPath: program)
    #expect(chown(program, 0, Self.office.group) == 0 && chmod(program, mode) == 0)
    try own("mnt/office", Self.office, 0o2770)
    try Process.finish("/bin/cp", "-a", "/etc", path("etc"))
    for account in [Self.office, Self.wang, Self.stranger] {
      try FileManager.default.createDirectory(
        atPath: path("mnt/home/\(account.name)"), withIntermediateDirectories: true)
      try own("mnt/home/\(account.name)", account, 0o755)
      let ids = "\(account.id):\(account.group)"
      try add(
        "\(account.name):x:\(ids):\(account.name):/mnt/home/\(account.name):/bin/sh", "passwd")
      try add("\(account.name):*:20000:0:99999:7:::", "shadow")
      try add("\(account.name):x:\(account.group):", "group")
    }
    try FileManager.default.createDirectory(
      atPath: path("etc/patrol"), withIntermediateDirectories: true)
    try write("\(Self.database)\n", to: "etc/patrol/database")
    try Process.finish(
      "/bin/chmod", "755", path("mnt"), path("mnt/bin"), path("mnt/home"), path("etc/patrol"))
  }

  /// A hundred megabytes of program need not lie there until the last test has ended.
  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Ends the test without a word against it where it cannot be made.
  static func require() throws {
    if geteuid() != 0 { try Test.cancel("only root can be several people") }
    let mounts = """
      mount -t tmpfs tmpfs /mnt && mount -o remount,bind,suid /mnt &&
      exec setpriv --reuid 60002 --regid 60002 --clear-groups true
      """
    let answer = try Process.finish("/usr/bin/unshare", "-m", "/bin/sh", "-c", mounts)
    if answer.status != 0 {
      try Test.cancel("this system has no namespaces of mounts (unshare -m, setpriv)")
    }
  }

  /// Likewise where others cannot run the program: a toolchain in somebody's home has its libraries there.
  func requireProgram() throws {
    let tried = try run(as: Self.office, "\(Self.program) --version")
    if tried.status != 0 {
      try Test.cancel("other accounts cannot run the program: \(tried.complaint)")
    }
  }

  /// Where a file of it is, seen from outside.
  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  private func add(_ line: String, _ file: String) throws {
    let old = try String(contentsOfFile: path("etc/\(file)"), encoding: .utf8)
    try write(old + line + "\n", to: "etc/\(file)")
  }

  func own(_ name: String, _ account: Account, _ mode: mode_t) throws {
    #expect(chown(path(name), account.id, account.group) == 0 && chmod(path(name), mode) == 0)
  }

  /// A script of the shell that a user runs there, in their home.
  @discardableResult
  func run(
    as account: Account, _ script: String, environment: [String: String] = [:]
  ) throws -> Outcome {
    let settings = ["HOME": "/mnt/home/\(account.name)", "LANG": "en_US.UTF-8"]
      .merging(environment) { $1 }.map { "\($0)=\($1)" }
    return try within(
      [
        "setpriv", "--reuid", "\(account.id)", "--regid", "\(account.group)", "--clear-groups",
        "env",
      ]
        + settings + ["/bin/sh", "-c", "cd \"$HOME\"; \(script)"])
  }

  /// Words of a command that root gives there.
  func within(_ words: [String]) throws -> Outcome {
    let words = entering(words)
    return try Process.finish(words[0], Array(words.dropFirst()))
  }

  /// Words of a command that root gives outside, to give these there.
  func entering(_ words: [String]) -> [String] {
    let mounts = """
      mount --bind "$0/etc" /etc && mount --bind "$0/mnt" /mnt && mount -o remount,bind,suid /mnt &&
      exec "$@"
      """
    return ["/usr/bin/unshare", "-m", "/bin/sh", "-c", mounts, folder.path] + words
  }
}

extension Process {
  /// Runs a program to its end.
  @discardableResult
  static func finish(_ program: String, _ words: String...) throws -> Outcome {
    try finish(program, words)
  }

  static func finish(_ program: String, _ words: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    let files = try (0..<2).map { _ in
      try TestFolder.make().appendingPathComponent("said").path
    }
    for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: files[0]))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: files[1]))
    process.standardInput = FileHandle.nullDevice
    process.environment = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOfFile: files[0], encoding: .utf8),
      complaint: try String(contentsOfFile: files[1], encoding: .utf8))
  }
}
