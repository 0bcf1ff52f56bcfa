/// What the process answers to whoever started it (command-line.md, exit).
enum ExitStatus: Int32 {
  case done = 0
  /// The command's own negative answer.
  case negative = 1
  case usage = 64
  /// A file or value given to this command is malformed.
  case malformed = 65
  /// A file, place, category, person, order or database that does not exist.
  case unknown = 66
  /// The terminal is unknown, or the database was locked too long.
  case unavailable = 69
  case cannotCreate = 73
  /// The disk is full, or cannot be read or written.
  case inputOutput = 74
  /// Wrong state, or somebody else changed it first.
  case wrongState = 75
  case notPermitted = 77
  /// The installed configuration is invalid, or the database is not ours or newer.
  case configuration = 78
}

/// Everything was printed, and the answer is no.
struct NegativeAnswer: Error {
  var status = ExitStatus.negative
}
