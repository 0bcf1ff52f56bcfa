import Glibc

/// A program that is not ours, run without a shell: its arguments are taken as they are.
struct OutsideProgram {
  /// Where it is.
  let path: String

  /// The program of this name on PATH; `nil` when there is none.
  init?(named name: String) {
    let folders = (Surroundings["PATH"] ?? "").split(separator: ":")
    guard let folder = folders.first(where: { access("\($0)/\(name)", X_OK) == 0 }) else {
      return nil
    }
    path = "\(folder)/\(name)"
  }

  /// Runs it with nothing on its standard input and waits for it.
  ///
  /// - Parameters:
  ///   - patience: seconds that it may take; then it is ended.
  ///   - limit: bytes of its answer that are wanted; a longer answer is none.
  /// - Returns: what it wrote to its standard output; `nil` when it failed, or could not be run.
  func answer(to arguments: [String], patience: Int = 10, limit: Int = 1_000_000) -> [UInt8]? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let process = start(arguments, writing: ends[1])
    close(ends[1])
    guard let process else { return nil }
    let end = ShellCommand.milliseconds + Int64(patience) * 1_000
    let answer = Self.bytes(from: ends[0], until: end, limit: limit)
    // Whoever said all in time may still be at it: it gets the rest of the patience.
    if answer == nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR { return nil }
      if ShellCommand.milliseconds > end { kill(process, SIGKILL) }
      poll(nil, 0, 2)
    }
    return status == 0 ? answer : nil
  }

  private func start(_ arguments: [String], writing output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    words.append(nil)
    var process: pid_t = 0
    return posix_spawn(&process, path, &actions, nil, words, environ) == 0 ? process : nil
  }

  /// All that comes; `nil` when it does not end in time, or is too long.
  private static func bytes(from file: Int32, until end: Int64, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let left = end - ShellCommand.milliseconds
      guard left > 0, bytes.count <= limit else { return nil }
      var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(left)) > 0 else { continue }
      let count = read(file, &buffer, buffer.count)
      if count == 0 { return bytes.count <= limit ? bytes : nil }
      if count < 0, errno != EINTR { return nil }
      if count > 0 { bytes += buffer[..<count] }
    }
  }
}
