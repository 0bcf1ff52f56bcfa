/// Something that a look over the whole configuration found, before its line is known.
struct Finding: Hashable {
  var file: String
  var key: String
  var mistake: Mistake
}

extension ConfigurationFiles {
  /// The findings as errors, with their lines in these files.
  func errors(_ findings: [Finding]) -> [ConfigurationError] {
    findings.map { error(in: $0.file, $0.key, $0.mistake) }
  }
}
