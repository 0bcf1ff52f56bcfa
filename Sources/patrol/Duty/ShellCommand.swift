/// A command for `sh -c` that gets a text on its standard input.
struct ShellCommand {
  var text: String
  /// How long it may take, in seconds; then it is ended with all that it started.
  var patience: Int

  /// Runs it and waits.
  ///
  /// - Returns: its exit code; `nil` when it could not be started, was ended or took too long.
  func run(input: String) -> Int32? {
    try? OutsideProgram(
      path: "/bin/sh", arguments: ["-c", text], patience: patience, listens: false
    ).run(input: Array(input.utf8)).status
  }
}
