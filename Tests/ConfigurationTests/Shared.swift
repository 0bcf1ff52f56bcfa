import Configuration

/// What many tests look at and none changes.
enum Shared {
  /// The built-in configuration, read once.
  static let defaults = Result { try Defaults.load() }
}
