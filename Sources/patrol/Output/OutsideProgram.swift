import Glibc

/// A program of the system that gets bytes on its standard input. It is started with a list of words,
/// never through a shell: a name with blanks, quotes or a hyphen before it stays a name.
struct OutsideProgram {
  /// Its file.
  var path: String
  /// What follows its name.
  var arguments: [String]
  /// How long it may take, in seconds; then it is ended with all that it started.
  var patience: Int
  /// Whether its words are asked for, in English so that they can be told apart.
  var listens = true

  /// What it left.
  struct Outcome {
    var status: Int32
    var output: [UInt8]
    var complaint: String
  }

  /// The file of a program on PATH; `nil` when there is none that may be run.
  static func path(of name: String) -> String? {
    (Surroundings["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { Files.exists($0) && !Files.isFolder($0) && access($0, X_OK) == 0 }
  }

  /// Runs it and waits.
  ///
  /// - Returns: `nil` when it could not be started, was ended or took too long.
  func run(input: [UInt8]) -> Outcome? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let heard = listens ? (Self.nameless(), Self.nameless()) : (-1, -1)
    defer { for file in [heard.0, heard.1] where file >= 0 { close(file) } }
    guard !listens || min(heard.0, heard.1) >= 0,
      let process = start(reading: ends[0], output: heard.0, complaint: heard.1)
    else {
      ends.forEach { close($0) }
      return nil
    }
    close(ends[0])
    // A child that does not read must not hold us up: what does not fit is written bit by bit.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    guard let status = wait(for: process, feeding: input, into: ends[1]) else { return nil }
    return Outcome(
      status: status, output: Self.contents(of: heard.0),
      complaint: String(decoding: Self.contents(of: heard.1), as: UTF8.self))
  }

  private func start(reading input: Int32, output: Int32, complaint: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    for (file, number) in [(output, Int32(1)), (complaint, 2)] {
      if file >= 0 {
        posix_spawn_file_actions_adddup2(&actions, file, number)
      } else {
        posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
      }
    }
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
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    words.append(nil)
    let settings = surroundings()
    defer { settings.forEach { free($0) } }
    var process: pid_t = 0
    return posix_spawn(&process, path, &actions, &attributes, words, settings + [nil]) == 0
      ? process : nil
  }

  /// The environment, with the language of messages set where they are read by us.
  private func surroundings() -> [UnsafeMutablePointer<CChar>?] {
    var settings: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let setting = next.pointee {
      let text = String(cString: setting)
      if !listens || !["LC_ALL=", "LANGUAGE="].contains(where: text.hasPrefix) {
        settings.append(strdup(setting))
      }
      next += 1
    }
    return listens ? settings + [strdup("LC_ALL=C.UTF-8")] : settings
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
    var written = 0
    while written < bytes.count {
      let count = bytes.dropFirst(written).withUnsafeBytes {
        Glibc.write(pipe, $0.baseAddress, $0.count)
      }
      if count < 0 { return errno == EAGAIN || errno == EINTR ? written : nil }
      written += count
    }
    return written
  }

  /// A file without a name for what a program says: a pipe that nobody empties would stop it.
  private static func nameless() -> Int32 {
    var name = Array("\(Surroundings["TMPDIR"] ?? "/tmp")/patrol-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return -1 }
    unlink(name)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return file
  }

  private static func contents(of file: Int32) -> [UInt8] {
    guard file >= 0 else { return [] }
    lseek(file, 0, SEEK_SET)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Milliseconds of a clock that nobody sets.
  static var milliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
