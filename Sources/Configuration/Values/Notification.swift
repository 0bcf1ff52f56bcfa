/// How people are told who are not at a terminal (engine.md §5, Telling).
public struct Notification: Codable, Hashable, Sendable {
  /// A shell command that gets one telling as JSON on its standard input and exits 0 when it was
  /// delivered; nil keeps the tellings in the outbox.
  public var command: String?

  /// Makes a way of telling.
  public init(command: String? = nil) {
    self.command = command
  }
}
