import Assets

/// A file of the invented university that is compiled in.
enum DemonstrationFile: String, CaseIterable {
  case university = "university.toml"
  case defects = "defects.tsv"
  case findings = "findings.tsv"
  case remedies = "remedies.tsv"
  case holds = "holds.tsv"
  case reporters = "reporters.tsv"
  case comments = "comments.tsv"

  /// Its text; a file that was not compiled in is empty.
  var text: String {
    var length = 0
    guard let bytes = patrol_asset("demonstration/\(rawValue)", &length) else { return "" }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
  }
}
