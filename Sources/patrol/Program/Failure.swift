import Localization

/// Something that went wrong outside of the engine, with its text in the string tables.
struct Failure: Error {
  var status: ExitStatus
  var key: MessageKey
  var arguments: [String: String]
  /// What the system answered, which becomes the argument `what`.
  var code: Int32?

  init(
    _ status: ExitStatus, _ key: String, _ arguments: [String: String] = [:], code: Int32? = nil
  ) {
    self.status = status
    self.key = MessageKey(key)
    self.arguments = arguments
    self.code = code
  }

  /// A value on the command line that cannot be understood.
  static func malformed(_ key: String, _ value: String) -> Failure {
    Failure(.malformed, key, ["value": value])
  }

  /// A file that cannot be read: it is not there, or the system refuses.
  static func unreadable(_ path: String, code: Int32) -> Failure {
    Failure(
      SystemText.isAbsence(code) ? .unknown : .inputOutput, "error.cannotRead", ["path": path],
      code: code)
  }

  /// A file that cannot be made.
  static func uncreatable(_ path: String, code: Int32) -> Failure {
    Failure(
      SystemText.isFull(code) ? .inputOutput : .cannotCreate, "error.cannotCreate",
      ["path": path], code: code)
  }
}
