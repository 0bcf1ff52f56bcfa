import Glibc

/// A command for `sh -c` that gets a text on its standard input.
struct ShellCommand {
  var text: String
  /// How long it may take, in seconds; then it is ended with all that it started.
  var patience: Int

  /// Runs it and waits.
  ///
  /// - Returns: its exit code; `nil` when it could not be started, was ended or took too long.
  func run(input: String) -> Int32? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard let process = start(reading: ends[0]) else {
      close(ends[0])
      close(ends[1])
      return nil
    }
    close(ends[0])
    // A child that does not read must not hold us up: what does not fit is written bit by bit.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    return wait(for: process, feeding: Array(input.utf8), into: ends[1])
  }

  private func start(reading input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", text].map {
      (word: String) in strdup(word)
    }
    defer { words.forEach { free($0) } }
    words.append(nil)
    var process: pid_t = 0
    let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environ)
    return code == 0 ? process : nil
  }

  private func wait(for process: pid_t, feeding input: [UInt8], into pipe: Int32) -> Int32? {
    var position = 0
    var isOpen = true
    defer { if isOpen { close(pipe) } }
    let start = Self.milliseconds
    var pause: Int32 = 1
    while true {
      if isOpen {
        position += Self.write(input[position...], to: pipe) ?? input.count
        if position >= input.count {
          close(pipe)
          isOpen = false
        }
      }
      var status: Int32 = 0
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil }
      if ended < 0, errno != EINTR { return nil }
      if Self.milliseconds - start > Int64(patience) * 1_000 {
        kill(-process, SIGKILL)
        waitpid(process, &status, 0)
        return nil
      }
      poll(nil, 0, pause)
      pause = min(50, pause * 2)
    }
  }

  /// How much went out; `nil` when nobody reads any more.
  private static func write(_ bytes: ArraySlice<UInt8>, to pipe: Int32) -> Int? {
    guard !bytes.isEmpty else { return 0 }
    let count = bytes.withUnsafeBytes { Glibc.write(pipe, $0.baseAddress, $0.count) }
    if count >= 0 { return count }
    return errno == EAGAIN || errno == EINTR ? 0 : nil
  }

  /// Milliseconds of a clock that nobody sets.
  static var milliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
