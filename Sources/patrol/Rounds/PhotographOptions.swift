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
    if photo.contains("://") {
      guard let photoDigest else { throw Failure(.usage, "error.photoDigestNeeded") }
      return Photograph(location: photo, digest: photoDigest)
    }
    let found = Photograph(location: Files.absolute(photo), bytes: try Files.read(photo))
    if let photoDigest, photoDigest.lowercased() != found.digest {
      throw Failure.malformed("error.photoDiffers", photo)
    }
    return found
  }
}
