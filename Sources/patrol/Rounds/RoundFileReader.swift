import WorkOrderEngine

/// Reads a round file that somebody filled in.
struct RoundFileReader {
  let path: String

  /// The file, once its head, its shape and its seal are found good.
  ///
  /// - Throws: ``Failure``: 65 when it is damaged or altered, 78 when it is of a newer version.
  func file() throws -> RoundFile {
    try Files.admit(named: path)
    let text = try Files.text(path)
    do throws(RoundFileFlaw) {
      return try RoundFile(reading: text)
    } catch {
      throw failure(error)
    }
  }

  /// The command that brings what is filled in.
  ///
  /// - Throws: ``Failure`` (65) that names the entry that cannot be read.
  func command(_ file: RoundFile) throws -> BringRound {
    do {
      return try file.command(photograph: photograph)
    } catch let flaw as RoundFileFlaw {
      throw failure(flaw)
    }
  }

  private func photograph(_ entry: RoundFile.Entry, at place: String) throws -> Photograph? {
    guard let location = entry.photo, !location.allSatisfy(\.isWhitespace) else {
      guard !entry.hasPicture else {
        throw failure(.badValue(place: place, value: entry.photo ?? ""))
      }
      return nil
    }
    let isDigest = { (text: String) in text.count == 64 && text.allSatisfy(\.isHexDigit) }
    guard entry.photoDigest.map(isDigest) ?? !location.contains("://") else {
      throw refusal(
        "error.roundFile.badDigest", place.replacing(".photo ", with: ".photoDigest "), location)
    }
    let folder = path == "-" ? nil : Files.absolute(path).split(separator: "/").dropLast()
    return try PhotographFile(
      location: location, digest: entry.photoDigest,
      folder: folder.map { "/" + $0.joined(separator: "/") }
    ).photograph()
  }

  private func failure(_ flaw: RoundFileFlaw) -> Failure {
    switch flaw {
    case .damaged(let place): refusal("error.roundFile.damaged", place)
    case .newer(let version):
      Failure(.configuration, "error.roundFile.newer", ["path": path, "version": "\(version)"])
    case .altered: refusal("error.roundFile.altered", "taken")
    case .stranger(let place): refusal("error.roundFile.stranger", place)
    case .repeated(let place): refusal("error.roundFile.repeated", place)
    case .badValue(let place, let value): refusal("error.roundFile.badValue", place, value)
    }
  }

  private func refusal(_ key: String, _ place: String, _ value: String? = nil) -> Failure {
    var arguments = ["path": path, "where": place]
    if let value { arguments["value"] = value }
    return Failure(.malformed, key, arguments)
  }
}
