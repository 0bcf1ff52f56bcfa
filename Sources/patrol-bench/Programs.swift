import ArgumentParser
import Foundation
import Glibc

/// A program that did not end well.
struct ProgramFailed: Error, CustomStringConvertible {
  var program: String
  var status: Int32
  var description: String { "\(program) ended with status \(status)" }
}

/// The programs that are measured, beside this one.
struct Programs {
  let patrol: String
  let bare: String

  init() throws {
    let here = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    patrol = here.appendingPathComponent("patrol").path
    bare = here.appendingPathComponent("patrol-bench-bare").path
    for program in [patrol, bare] where !FileManager.default.isExecutableFile(atPath: program) {
      throw ValidationError(
        "\(program) is not built; run: swift build -c release -Xswiftc -static-executable --product "
          + (program as NSString).lastPathComponent)
    }
  }
}

/// Runs a program with its output thrown away, waits for its end, and answers how many bytes of memory
/// it had at most. A program never has less than this one had when it started it.
@discardableResult
func run(_ words: [String]) throws -> Int {
  let (status, memory) = waitFor(try start(words))
  guard status == 0 else { throw ProgramFailed(program: words[0], status: status) }
  return memory
}

/// Starts a program with its output in a file.
func start(_ words: [String], into file: String = "/dev/null") throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, file, O_WRONLY | O_CREAT, 0o600)
  var arguments = words.map { strdup($0) }
  arguments.append(nil)
  defer { arguments.forEach { free($0) } }
  var process: pid_t = 0
  let started = posix_spawnp(&process, words[0], &actions, nil, arguments, environ)
  guard started == 0 else { throw ProgramFailed(program: words[0], status: started) }
  return process
}

/// How a program ended, and its most memory in bytes.
func waitFor(_ process: pid_t) -> (status: Int32, memory: Int) {
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) == -1 && errno == EINTR {}
  return (status, usage.ru_maxrss * 1_024)
}

/// What a program wrote.
func output(of words: [String]) throws -> String {
  try withScratchFolder { folder in
    let file = folder.appendingPathComponent("output").path
    let (status, _) = waitFor(try start(words, into: file))
    guard status == 0 else { throw ProgramFailed(program: words[0], status: status) }
    return try String(contentsOfFile: file, encoding: .utf8)
  }
}
