import ArgumentParser
import WorkOrderEngine

/// A photograph beside an answer, on the command line.
struct PhotographOptions: ParsableArguments {
  @Option(help: ArgumentHelp(helpText("help.photo"), valueName: "path|url"))
  var photo: String?

  @Option(help: ArgumentHelp(helpText("help.photo.digest"), valueName: "sha256"))
  var photoDigest: String?

  /// The photograph with its digest: of a file that is computed, of a URL it has to be given.
  ///
  /// - Throws: ``Failure`` for a file that cannot be read, a URL without a digest, or a file that
  ///   has another digest than the one given.
  func value() throws -> Photograph? {
    guard let photo else {
      guard photoDigest == nil else { throw Failure(.usage, "error.photoNeeded") }
      return nil
    }
    return try PhotographFile(location: photo, digest: photoDigest).photograph()
  }
}

/// A photograph as somebody names it.
struct PhotographFile {
  /// A path or a URL.
  var location: String
  /// The SHA-256, when it was given.
  var digest: String?
  /// The folder from which a path starts; `nil`: the one of now.
  var folder: String?

  /// The most bytes of a picture's file.
  static let limit = 100_000_000

  /// The photograph with its digest: of a file that is computed, of a URL it has to be given.
  ///
  /// - Throws: ``Failure`` for what is no ordinary file, is too large or cannot be read, a URL without a
  ///   digest, or a file that has another digest than the one given.
  func photograph() throws -> Photograph {
    if location.contains("://") {
      guard let digest else { throw Failure(.usage, "error.photoDigestNeeded") }
      return Photograph(location: location, digest: digest)
    }
    let path = location.hasPrefix("/") ? location : folder.map { "\($0)/\(location)" } ?? location
    try Files.admit(named: path)
    let bytes = try Files.readOrdinary(path, limit: Self.limit)
    let found = Photograph(location: Files.absolute(path), bytes: bytes)
    if let digest, digest.lowercased() != found.digest {
      throw Failure.malformed("error.photoDiffers", location)
    }
    return found
  }
}

extension PhotographFile {
  /// What somebody typed in one line: a path, or a URL and its SHA-256 behind a blank.
  init(typed text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard text.contains("://"), words.count == 2 else {
      self.init(location: text)
      return
    }
    self.init(location: words[0], digest: words[1])
  }
}
