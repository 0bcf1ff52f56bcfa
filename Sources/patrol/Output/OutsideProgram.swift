import Glibc
import Synchronization

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

  /// How many bytes of an answer are taken; a program that prints more is ended.
  var longestAnswer = 1_000_000
  /// What stands in its environment beside, or in place of, what stands in ours.
  var settings: [String: String] = [:]
  /// Whether it makes temporary files: it gets a folder for them, which goes away with it.
  var needsScratch = false

  /// How many bytes of complaint are taken.
  static let longestComplaint = 65_536

  /// What it left.
  struct Outcome {
    var status: Int32
    var output: [UInt8]
    var complaint: String
    /// Whether it read its input to the end.
    var hasReadAll: Bool
  }

  /// The file of a program on PATH; `nil` when there is none that may be run.
  static func path(of name: String) -> String? {
    (Surroundings["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { Files.exists($0) && !Files.isFolder($0) && access($0, X_OK) == 0 }
  }

  /// Runs it and waits. A signal that ends this program ends it first, with all that it started.
  ///
  /// Its input is a file without a name and no pipe: should this program be killed, no half paper is
  /// taken for a whole one. (That it be killed with us is nothing that `posix_spawn` can ask for.)
  func run(input: [UInt8]) throws(OutsideTrouble) -> Outcome {
    let isOurs = StopSignal.putOffHere()
    defer { if isOurs { StopSignal.letThrough() } }
    let scratch = needsScratch ? try ScratchFolder() : nil
    defer { scratch?.remove() }
    let paper = try NamelessFile(folders: ["/dev/shm"] + NamelessFile.folders, holding: input)
    guard listens else {
      let status = try wait(for: try start(paper, nil, nil, scratch), answer: nil, complaint: nil)
      return Outcome(status: status, output: [], complaint: "", hasReadAll: true)
    }
    let (answer, complaint) = (try NamelessFile(), try NamelessFile())
    let status = try wait(
      for: try start(paper, answer, complaint, scratch), answer: answer, complaint: complaint)
    return Outcome(
      status: status, output: answer.contents,
      complaint: String(decoding: complaint.contents, as: UTF8.self),
      hasReadAll: paper.position >= input.count)
  }

  private func start(
    _ input: NamelessFile, _ answer: NamelessFile?, _ complaint: NamelessFile?,
    _ scratch: ScratchFolder?
  ) throws(OutsideTrouble) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.number, 0)
    for (file, number) in [(answer, Int32(1)), (complaint, 2)] {
      if let file {
        posix_spawn_file_actions_adddup2(&actions, file.number, number)
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
    let settings = surroundings(scratch)
    defer { settings.forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, &attributes, words, settings + [nil])
    guard code == 0 else { throw OutsideTrouble.notStarted(code: code) }
    return process
  }

  /// The environment, with the language of messages set where they are read by us.
  private func surroundings(_ scratch: ScratchFolder?) -> [UnsafeMutablePointer<CChar>?] {
    var own = settings
    if let scratch { own["TMPDIR"] = scratch.path }
    if listens { own.merge(["LC_ALL": "C.UTF-8", "LANGUAGE": ""]) { $1 } }
    return Surroundings.all.merging(own) { $1 }.map { strdup("\($0)=\($1)") }
  }

  private func wait(
    for process: pid_t, answer: NamelessFile?, complaint: NamelessFile?
  ) throws(OutsideTrouble) -> Int32 {
    let start = Self.milliseconds
    var pause: Int32 = 1
    while true {
      var status: Int32 = 0
      let ended = waitpid(process, &status, WNOHANG)
      if ended < 0, errno != EINTR { throw .notStarted(code: errno) }
      let trouble = reasonToEnd(since: start, answer, complaint)
      if ended == process {
        if case .tooMuch(let limit)? = trouble { throw .tooMuch(limit: limit) }
        guard status & 0x7F == 0 else { throw .signal(status & 0x7F) }
        return (status >> 8) & 0xFF
      }
      if let trouble {
        kill(-process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        throw trouble
      }
      poll(nil, 0, pause)
      pause = min(50, pause * 2)
    }
  }

  /// Why it is to be ended now.
  private func reasonToEnd(
    since start: Int64, _ answer: NamelessFile?, _ complaint: NamelessFile?
  ) -> OutsideTrouble? {
    if StopSignal.hasCome || OutsideProgram.isLeaving.load(ordering: .relaxed) { return .stopped }
    if (answer?.size ?? 0) > longestAnswer { return .tooMuch(limit: longestAnswer) }
    if (complaint?.size ?? 0) > Self.longestComplaint {
      return .tooMuch(limit: Self.longestComplaint)
    }
    return Self.milliseconds - start > Int64(patience) * 1_000 ? .slow : nil
  }

  /// Whether the program ends and no longer waits for any.
  private static let isLeaving = Atomic(false)

  /// From now on every program that runs is ended, on whichever thread it is waited for.
  static func leave() { isLeaving.store(true, ordering: .relaxed) }

  /// Milliseconds of a clock that nobody sets.
  static var milliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
